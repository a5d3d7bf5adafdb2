/** The most that a request may carry, in bytes: a message, and what JSON makes of it. */
const LARGEST = 16 << 20;

/** So long a request may take to come, and a shutdown to wait for those under way; milliseconds. */
export const TIME = 5_000;

export const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...headers },
  });

/** The body as text; else why there is none, told before all of it has come. */
export async function bounded(
  { body }: Pick<Request, "body">,
  time = TIME,
): Promise<string | Response> {
  let [text, size, late] = ["", 0, false];
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = body?.getReader();
  const stop = () => reader?.cancel().catch(() => {});
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, time);
  try {
    for (;;) {
      const { done, value } = await reader?.read() ?? { done: true };
      if (late) return json(408, { problems: [`A request comes within ${time} ms.`] });
      if (done || value === undefined) return text + decoder.decode();
      size += value.length;
      if (size > LARGEST) {
        return json(413, { problems: [`A request has at most ${LARGEST} bytes.`] });
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return json(400, { problems: ["The body is no UTF-8."] });
  } finally {
    clearTimeout(timer);
    await stop();
  }
}
