import { stream } from "lecture/common/server.js";

const retryAfter = 1500;

/**
 * Sends the requests of the sliders. A request runs at least until its first, coarse answer. Of the later ones only the latest waits, and
 * it then aborts the running one. Curves follow the slider as fast as answers arrive, and no request starves another.
 * onAnswer(answer, times): times are those of the inputs that this answer is the first to show; onRefused(message); onLost().
 */
export const openLive = ({ onAnswer, onRefused, onLost }) => {
  let running = new AbortController(), waiting = null, pending = null, timer = 0;
  const send = async () => {
    if (!waiting || pending) return;
    clearTimeout(timer);
    running.abort();
    const request = running = new AbortController(), { body, times } = waiting;
    [pending, waiting] = [times, null];
    try {
      await stream("/api/live", body, request.signal, answer => {
        if (request.signal.aborted) return;
        const shown = pending ?? [];
        pending = null;
        send();
        onAnswer(answer, shown);
      });
    } catch (fault) {
      if (!request.signal.aborted) fail(fault, body);
    }
  };
  const fail = (fault, body) => {
    const times = pending ?? [];
    pending = null;
    if (fault.status >= 400 && fault.status < 500) {
      onRefused(fault.message);
      return send();
    }
    waiting ??= { body, times };
    if (fault.status !== 503) onLost();
    timer = setTimeout(send, retryAfter);
  };
  return {
    /** Whether the latest answer belongs to the latest request. */
    get upToDate() { return !waiting && !pending; },
    /** Requests the current settings; at is the time of the input. */
    ask(body, at) {
      waiting = { body, times: [...waiting?.times ?? [], at] };
      send();
    },
    close() {
      clearTimeout(timer);
      running.abort();
    },
  };
};
