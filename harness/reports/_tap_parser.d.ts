// The part of tap-parser that the test uses. The package's own types bring an old `@types/node` over all of ours.

export interface Result {
  readonly ok: boolean;
  readonly name: string;
  readonly skip: string | boolean;
  readonly todo: string | boolean;
  readonly diag: Readonly<Record<string, unknown>> | null;
  /** What is no TAP about it. */
  readonly tapError: string | null;
}

export interface FinalResults {
  readonly ok: boolean;
  readonly bailout: string | boolean;
  readonly plan: { readonly end: number };
  readonly failures: readonly Result[];
}

export declare class Parser {
  constructor(options: { readonly strict: boolean });
  readonly results: FinalResults | null;
  on(event: "assert", heed: (result: Result) => void): void;
  on(event: "complete", heed: (results: FinalResults) => void): void;
  on(event: "extra", heed: (line: string) => void): void;
  on(event: "child", heed: (child: Parser) => void): void;
  end(text: string): void;
}
