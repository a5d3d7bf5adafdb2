/** A request, without what every request has (Host). */
export interface WebRequest {
  readonly method: "GET" | "POST";
  /** The path, with its query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface WebAnswer {
  readonly status: number;
  readonly location?: string;
  readonly challenge?: string;
  /** Each `Set-Cookie` header. */
  readonly cookies: readonly string[];
  readonly body: string;
}

/** Sends a request and waits for its answer, following nothing. @throws where there is none */
export type WebExchange = (request: WebRequest) => Promise<WebAnswer>;
