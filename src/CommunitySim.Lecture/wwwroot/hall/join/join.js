/* The page of a phone. It stands alone and is small, so that old phones and slow networks can take it. */
const words = JSON.parse(document.getElementById("words").textContent);
const room = document.getElementById("room"), news = document.getElementById("news");
const el = (name, attributes, ...children) => {
  const element = document.createElement(name);
  for (const key of Object.keys(attributes || {})) {
    if (key === "text") element.textContent = attributes[key];
    else if (key === "onclick" || key === "onsubmit") element[key] = attributes[key];
    else element.setAttribute(key, attributes[key]);
  }
  element.append(...children.filter(child => child));
  return element;
};
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (slot, key) => values[key]);

/* The phone's name at the server: no cookie, and gone with the tab. */
const keep = {
  get: () => { try { return sessionStorage.getItem("phone"); } catch (fault) { return keep.id; } },
  set: id => { keep.id = id; try { sessionStorage.setItem("phone", id); } catch (fault) { /* Private mode. */ } },
};
let code = location.hash.slice(1), after = 0, state = null, asking = 0;

const call = (path, body) => fetch("/api/hall/" + path, {
  method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
}).then(answer => answer.json().then(said => {
  if (answer.ok) return said;
  throw Object.assign(new Error(said.key || "lost"), { key: said.key || "lost" });
}));
const pause = ms => new Promise(done => setTimeout(done, ms));

const listen = async () => {
  const mine = ++asking;
  while (mine === asking) {
    try {
      const next = await call("room", { code, id: keep.get(), after, language: words.id });
      if (mine !== asking) return;
      if (next.id !== keep.get()) keep.set(next.id);
      news.textContent = "";
      if (after !== next.version) draw(next);
      after = next.version;
    } catch (fault) {
      if (fault.key === "code") return drawCode(code ? words.errors.code : "");
      news.textContent = words.errors[fault.key] || words.errors.lost;
      after = 0;
      await pause(fault.key === "busy" || fault.key === "full" ? 5000 : 1500);
    }
  }
};

const vote = option => {
  const asked = state;
  asked.mine = option;
  draw(asked);
  call("vote", { id: keep.get(), question: asked.question, round: asked.round, option })
    .then(() => { news.textContent = words.thanks; })
    .catch(fault => { news.textContent = words.errors[fault.key] || words.errors.lost; after = 0; listen(); });
};

const drawCode = wrong => {
  const field = el("input", { id: "code", maxlength: "4", autocomplete: "off", autocapitalize: "characters" });
  news.textContent = wrong;
  room.replaceChildren(el("h1", { text: words.title }), el("form", { onsubmit: event => {
    event.preventDefault();
    code = field.value.trim().toUpperCase();
    listen();
  } }, el("label", { for: "code", text: words.code }), field, el("button", { class: "main", text: words.join })));
};

const draw = next => {
  state = next;
  const said = next.words, parts = [];
  if (!said || next.phase === "wait") parts.push(el("h1", { text: words.title }), el("p", { text: words.wait }));
  else if (next.phase === "talk") parts.push(el("h1", { text: words.talk }), el("p", { text: said.ask }));
  else {
    if (said.name) parts.push(...member(next, said));
    else parts.push(el("h1", { text: said.ask }));
    parts.push(next.phase === "open" ? buttons(next, said) : result(next, said));
  }
  room.replaceChildren(...parts);
};

const member = (next, said) => [
  face(next.face), el("h1", { text: fill(words.you, said) }),
  el("p", { class: "soft", text: words.neighbours }),
  el("ul", { class: "faces" }, ...said.neighbours.map((name, index) => el("li", { class: index === said.friend ? "friend" : "" },
    face(next.face + index + 1), el("span", { text: index === said.friend ? name + " ✓" : name })))),
  el("p", { text: said.backing }), el("blockquote", { text: said.offer }), el("p", { text: said.ask }),
];

const buttons = (next, said) => el("div", {}, ...said.options.map((option, index) =>
  el("button", { text: option, "aria-pressed": String(next.mine === index), onclick: () => vote(index) })));

const result = (next, said) => {
  const rounds = next.result.rounds, last = rounds.length > 1 && rounds[1].some(count => count > 0) ? 1 : 0;
  const total = rounds[last].reduce((sum, count) => sum + count, 0);
  return el("div", {}, el("p", { text: fill(words.result, { total }) }), el("ul", {}, ...said.options.map((option, index) => {
    const count = rounds[last][index];
    return el("li", { class: next.mine === index ? "mine" : "" },
      el("span", { text: option + ": " + count + (next.mine === index ? " " + words.mine : "") }),
      el("progress", { max: Math.max(total, 1), value: count, "aria-label": option }));
  })));
};

/* A face of the phone's number: round, with eyes, hair and a mouth. */
const face = number => {
  const svg = (name, attributes, ...children) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const key of Object.keys(attributes)) element.setAttribute(key, attributes[key]);
    element.append(...children);
    return element;
  };
  const hair = ["M16 24Q32 4 48 24", "M14 30Q16 8 32 10Q48 8 50 30", "M20 14L24 6L30 12L36 5L42 14", ""][number % 4];
  const eyes = 24 - number % 3;
  return svg("svg", { viewBox: "0 0 64 64", "aria-hidden": "true" },
    svg("circle", { class: "ink", cx: 32, cy: 34, r: 22 }), svg("path", { class: "ink", d: hair }),
    svg("path", { class: "ink", d: "M" + eyes + " 30v2M" + (64 - eyes) + " 30v2M24 43h16" }));
};

document.getElementById("languages").append(...words.languages.map(other =>
  el("a", { href: "?language=" + other.id + "#" + code, lang: other.id, text: other.name })));
if (code || keep.get()) listen();
else drawCode("");
