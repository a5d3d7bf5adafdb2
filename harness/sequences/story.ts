import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import type { Protocol } from "../../fixtures/protocols.ts";

/** What a step can tell something of. */
export interface About {
  readonly clause: ClauseId;
  readonly protocol: Protocol;
}

/** A step that did not come out as the model says, or of which nothing can be said. */
export interface Fault extends About {
  readonly finding: "broken" | "unclear" | "notOffered";
  readonly why: string;
}

export interface Doubt {
  readonly why: string;
  readonly steps: readonly string[];
}

/** What is told of one list of steps while it is made. */
export class Story {
  /** Each step in words, in their order. */
  readonly steps: string[] = [];
  /** What was asked for, each once. */
  readonly asked = new Map<string, About>();
  /** What came out neither right nor wrong, each once, with the steps up to then. */
  readonly doubts = new Map<string, Doubt>();
  /** @param asking what is being asked for: it is this that a lost connection leaves unclear */
  constructor(private asking: About) {}

  say(words: string): void {
    this.steps.push(words);
  }

  ask(clause: ClauseId, protocol: Protocol): void {
    this.asking = { clause, protocol };
    this.asked.set(`${clause} ${protocol}`, this.asking);
  }

  /** Asked for, and not come out as it should. */
  broken(clause: ClauseId, protocol: Protocol, why: string): Fault {
    this.ask(clause, protocol);
    return { clause, protocol, finding: "broken", why };
  }

  /** Asked for, and nothing can be said of it: other steps go on. */
  doubt(clause: ClauseId, protocol: Protocol, why: string): void {
    this.ask(clause, protocol);
    const key = `${clause} ${protocol}`;
    if (!this.doubts.has(key)) this.doubts.set(key, { why, steps: [...this.steps] });
  }

  unclear(why: string): Fault {
    return { ...this.asking, finding: "unclear", why };
  }
}
