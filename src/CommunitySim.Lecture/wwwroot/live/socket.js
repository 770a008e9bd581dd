import { address, forget } from "lecture/common/server.js";

const retryAfter = 1500;

/**
 * The connection to the worlds. One request is under way until its first, coarse answer has come; what is asked meanwhile waits,
 * the latest only. So curves follow the slider as fast as answers come, and no answer is starved by the next request.
 * onAnswer(answer, times): times are those of the inputs that this answer is the first to show; onOpen(open).
 */
export const openLive = ({ onAnswer, onOpen }) => {
  let socket = null, id = 0, wish = null, latest = null, carried = null, timer = 0, closed = false;
  const send = () => {
    if (!wish || carried || socket?.readyState !== WebSocket.OPEN) return;
    [latest, carried, wish] = [wish.body, wish.times, null];
    socket.send(JSON.stringify({ id: ++id, ...latest }));
  };
  const hear = message => {
    const answer = JSON.parse(message.data);
    if (answer.id !== id) return;
    const times = carried ?? [];
    carried = null;
    if (answer.busy) {
      wish ??= { body: latest, times };
      timer = setTimeout(send, retryAfter);
      return;
    }
    send();
    onAnswer(answer, times);
  };
  const open = async () => {
    const url = await address("/api/live");
    if (closed) return;
    socket = new WebSocket(url);
    socket.addEventListener("open", () => { onOpen(true); send(); });
    socket.addEventListener("message", hear);
    socket.addEventListener("close", () => {
      if (closed) return;
      forget();
      onOpen(false);
      carried = null;
      wish ??= latest && { body: latest, times: [] };
      timer = setTimeout(open, retryAfter);
    });
  };
  open();
  return {
    /** Whether nothing was asked since the latest answer's request. */
    get upToDate() { return !wish && !carried; },
    /** Asks for what the sliders stand at; at is when they were moved. */
    ask(body, at) {
      wish = { body, times: [...wish?.times ?? [], at] };
      send();
    },
    close() {
      closed = true;
      clearTimeout(timer);
      if (socket?.readyState === WebSocket.CONNECTING) socket.addEventListener("open", () => socket.close());
      else socket?.close();
    },
  };
};
