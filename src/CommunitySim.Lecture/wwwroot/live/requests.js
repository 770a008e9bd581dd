import { forget, stream } from "lecture/common/server.js";

const retryAfter = 1500;

/**
 * The requests of the sliders. One is under way until its first, coarse answer has come; of those asked meanwhile only the latest waits,
 * and it aborts the one before. So curves follow the slider as fast as answers come, and no request starves another.
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
    if (fault.status !== 503) {
      forget();
      onLost();
    }
    timer = setTimeout(send, retryAfter);
  };
  return {
    /** Whether nothing was asked since the latest answer's request. */
    get upToDate() { return !waiting && !pending; },
    /** Asks for what the sliders stand at; at is when they were moved. */
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
