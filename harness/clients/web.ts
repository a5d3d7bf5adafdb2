import type { Client, Dial } from "./client.ts";
import { within } from "./deadline.ts";
import { counting } from "./most.ts";
import type { WebExchange } from "./web_exchange.ts";
import { sayable, WAYS } from "./web_talk.ts";

/** `fetch` takes the server's name from the URL: it asks by address, so that no DNS is needed, and sends the host that was typed. */
function exchangeBy(client: Deno.HttpClient, dial: Dial, signal: AbortSignal): WebExchange {
  const { endpoint: { address, port }, security, host = "", transcript } = dial;
  const scheme = security === "tls" ? "https" : "http";
  const at = address.includes(":") ? `[${address}]` : address;
  if (security === "tls") transcript.remark("TLS begins");
  return async ({ method, path, headers, body }) => {
    const sent = { host, ...headers };
    transcript.note(
      "C",
      [
        `${method} ${path}`,
        ...Object.entries(sent).map(([name, value]) => `${name}: ${value}`),
        "",
        body ?? "",
        "",
      ].join("\r\n"),
    );
    const answer = await fetch(`${scheme}://${at}:${port}${path}`, {
      client,
      method,
      headers: sent,
      redirect: "manual",
      signal,
      ...body === undefined ? {} : { body },
    });
    const text = await textOf(answer);
    transcript.note(
      "S",
      [
        String(answer.status),
        ...[...answer.headers].map(([name, value]) => `${name}: ${value}`),
        "",
        text,
        "",
      ].join("\r\n"),
    );
    return {
      status: answer.status,
      cookies: answer.headers.getSetCookie(),
      body: text,
      ...present("location", answer.headers.get("location")),
      ...present("challenge", answer.headers.get("www-authenticate")),
    };
  };
}

/** @throws where there is too much of it */
async function textOf({ body }: Response): Promise<string> {
  const tooMuch = counting();
  let text = "";
  for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const wrong = tooMuch(piece);
    if (wrong) throw wrong;
    text += piece;
  }
  return text;
}

const present = (key: "location" | "challenge", value: string | null) =>
  value === null ? {} : { [key]: value };

const client: Client = {
  name: `fetch (Deno ${Deno.version.deno})`,
  protocol: "web",
  // Always HTTP/1.1 with a Host; a certificate is checked by authority and by address; no server name is sent.
  says: (dial) =>
    sayable(dial) && dial.host !== undefined && /^[\x21-\x7e]+$/.test(dial.host) &&
    (dial.security === "plain" ||
      dial.security === "tls" && dial.serverName === undefined &&
        dial.trust.kind === "authorities" && dial.trust.name === undefined),
  async login(dial) {
    const { trust } = dial;
    using http = Deno.createHttpClient({
      allowHost: true,
      http2: false,
      ...trust.kind === "authorities" && trust.pem.length > 0 ? { caCerts: [...trust.pem] } : {},
    });
    const over = new AbortController();
    const way = WAYS[dial.mechanism]!;
    return await within(
      dial,
      () => way(exchangeBy(http, dial, over.signal), dial),
      () => over.abort(),
    );
  },
};
export default client;
