import { Graph } from "graphology";
import Sigma from "sigma";
import { happenings } from "lecture/group/data.js";
import { mark } from "lecture/common/packed-member.js";

/** The signs of a day's events, with good, bad or neutral news. */
export const signs = {
  pitched: ["?", "ink"], bought: ["★", "good"], sanctioned: ["!", "bad"], solved: ["✓", "good"],
  letDown: ["✗", "bad"], muted: ["⊘", "bad"],
};

/** The number of steps on the scale of trust. */
const steps = 32;

/** Draws the members of a community and their ties; null if this browser has no WebGL. */
export const drawNetwork = (container, data, { choose, name }) => {
  const graph = new Graph({ type: "undirected" });
  for (let seat = 0; seat < data.members; seat++) graph.addNode(
    seat, { x: data.places[2 * seat], y: data.places[2 * seat + 1], size: 4, color: "#888" });
  const unit = Math.min(5.5, Math.max(2.4, 85 / Math.sqrt(data.members)));
  let sigma;
  try {
    sigma = new Sigma(graph, container, {
      renderLabels: false,
      allowInvalidContainer: true,
      stagePadding: 14,
      minCameraRatio: 0.1,
      maxCameraRatio: 2,
      itemSizesReference: "screen",
    });
  } catch {
    return null;
  }
  // Ties change with the view only, and members with each frame. Without a graphics card, redrawing 5,000 ties took 0.2 s per day.
  const under = layer("under"), over = layer("over");
  container.prepend(under);
  container.append(over);
  let tied = "";
  const shown = { trust: null, before: null, now: null, chosen: -1, colours: coloursOf(container) };
  const paint = () => {
    const { trust, now, colours } = shown;
    graph.updateEachNodeAttributes((node, attributes) => {
      const seat = Number(node), muted = now[seat] & mark.muted;
      attributes.color = muted ? colours.muted : colours.trust[Math.round(trust[seat] / 255 * (steps - 1))];
      attributes.size = unit * (muted ? 0.6 : now[seat] & mark.customer ? 1.3 : 1);
      return attributes;
    }, { attributes: ["color", "size"] });
  };
  const overlay = () => {
    const view = JSON.stringify([sigma.getCamera().getState(), sigma.getDimensions(), shown.colours.tie]);
    if (view !== tied) drawTies(under, sigma, data, shown.colours.tie);
    tied = view;
    if (shown.now) drawOver(over, sigma, data, shown, unit);
  };
  // A finger on the picture scrolls the page; a tap is still a click.
  sigma.getTouchCaptor().enabled = false;
  sigma.on("afterRender", overlay);
  sigma.on("clickNode", ({ node }) => choose(Number(node)));
  sigma.getMouseCaptor().on("mousemove", () => { container.style.cursor = ""; });
  sigma.on("enterNode", () => { container.style.cursor = "pointer"; });
  sigma.on("leaveNode", () => { container.style.cursor = ""; });
  const retint = () => {
    shown.colours = coloursOf(container);
    if (shown.now) paint();
    else sigma.scheduleRefresh({ skipIndexation: true });
  };
  retint();
  container.setAttribute("role", "img");
  container.setAttribute("aria-label", name);
  return {
    /** Shows an evening, given the one before. */
    show(trust, before, now) { Object.assign(shown, { trust, before, now }); paint(); },
    /** Puts a ring around a member; −1 for none. */
    ring(seat) { shown.chosen = seat; sigma.scheduleRefresh({ skipIndexation: true,
      partialGraph: { nodes: [], edges: [] } }); },
    /** The place of a member, in pixels of the page. */
    placeOf(seat) {
      const { left, top } = container.getBoundingClientRect(), { x, y } = sigma.graphToViewport(
        graph.getNodeAttributes(seat));
      return { x: left + x, y: top + y };
    },
    camera: sigma.getCamera(),
    retint,
    resize() { sigma.resize(); sigma.scheduleRefresh({ skipIndexation: true }); },
    kill() { sigma.kill(); under.remove(); over.remove(); },
  };
};

const coloursOf = element => {
  const style = getComputedStyle(element);
  const read = name => style.getPropertyValue(name).trim();
  const [low, high] = [rgb(read("--trust-low")), rgb(read("--trust-high"))];
  const trust = Array.from({ length: steps },
    (_, step) => hex(low.map((from, channel) => from + (high[channel] - from) * step / (steps - 1))));
  return {
    trust,
    muted: read("--muted-member"),
    tie: read("--tie"),
    ink: read("--ink"),
    paper: read("--paper"),
    good: read("--supported"),
    bad: read("--refuted"),
    ring: read("--link"),
  };
};

const rgb = colour => [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));
const hex = channels => `#${channels.map(channel => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;

const layer = name => {
  const canvas = document.createElement("canvas");
  canvas.className = name;
  return canvas;
};

/** An empty canvas of the size of the picture. */
const penFor = (canvas, sigma) => {
  const { width, height } = sigma.getDimensions(), ratio = devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
    [canvas.style.width, canvas.style.height] = [`${width}px`, `${height}px`];
  }
  const pen = canvas.getContext("2d");
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  return pen;
};

const drawTies = (canvas, sigma, data, colour) => {
  const pen = penFor(canvas, sigma);
  pen.strokeStyle = colour;
  pen.lineWidth = 0.7;
  pen.beginPath();
  const place = seat => sigma.graphToViewport({ x: data.places[2 * seat], y: data.places[2 * seat + 1] });
  for (let tie = 0; tie < data.ties; tie++) {
    const from = place(data.ends[2 * tie]), to = place(data.ends[2 * tie + 1]);
    pen.moveTo(from.x, from.y);
    pen.lineTo(to.x, to.y);
  }
  pen.stroke();
};

/** Draws what colours alone must not show: rings of customers, strokes through muted members, signs of the day. */
const drawOver = (canvas, sigma, data, { before, now, chosen, colours }, unit) => {
  const pen = penFor(canvas, sigma);
  const size = unit / Math.sqrt(sigma.getCamera().ratio), told = [];
  pen.lineWidth = 1.5;
  const place = seat => sigma.graphToViewport({ x: data.places[2 * seat], y: data.places[2 * seat + 1] });
  for (let seat = 0; seat < data.members; seat++) {
    const packed = now[seat], found = happenings(before[seat], packed);
    if (!(packed & (mark.customer | mark.muted)) && found.length === 0) continue;
    const { x, y } = place(seat);
    if (packed & mark.muted) {
      pen.strokeStyle = colours.muted;
      pen.beginPath();
      pen.moveTo(x - size, y + size);
      pen.lineTo(x + size, y - size);
      pen.stroke();
    }
    if (packed & mark.customer) {
      pen.strokeStyle = colours.ink;
      pen.beginPath();
      pen.arc(x, y, 1.3 * size + 1.5, 0, 2 * Math.PI);
      pen.stroke();
    }
    if (found.length > 0) told.push([x, y, found]);
  }
  pen.font = `bold ${Math.round(Math.max(13, 3.2 * size))}px sans-serif`;
  pen.textAlign = "center";
  pen.textBaseline = "bottom";
  pen.lineWidth = 3.5;
  pen.strokeStyle = colours.paper;
  for (const [x, y, found] of told) {
    const [, kind] = signs[found.at(-1)], text = found.map(what => signs[what][0]).join("");
    pen.strokeText(text, x, y - size);
    pen.fillStyle = colours[kind];
    pen.fillText(text, x, y - size);
  }
  if (chosen >= 0) {
    const { x, y } = place(chosen);
    pen.lineWidth = 3.5;
    pen.strokeStyle = colours.ring;
    pen.beginPath();
    pen.arc(x, y, 2 * size + 5, 0, 2 * Math.PI);
    pen.stroke();
  }
};
