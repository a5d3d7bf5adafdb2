import { Unreachable } from "../targets/target.ts";

/** What makes a server, and takes it back: programs and their arguments. */
export interface Commands {
  readonly provision: readonly string[];
  readonly reset?: readonly string[];
  /** The folder that they are run in. */
  readonly cwd: string;
}

/** What a command has printed on stdout: all that was wanted, or why it will not come. */
export type Printed =
  | { readonly whole: true; readonly text: string }
  | { readonly whole: false; readonly why: string };

export interface Commanded {
  /** Waits until what was printed is whole; the command may go on running then. */
  printed(isWhole: (text: string) => boolean, timeout: number): Promise<Printed>;
  /** What it said on stderr so far. */
  said(): string;
  /** Ends what still runs, and takes back what was done. @returns whether that failed */
  end(): Promise<boolean>;
}

/** The line that follows what a command printed, when it is over. */
const OVER = /\nprovision is over: (\d+)\n$/;
/** Between SIGTERM and SIGKILL, in twentieths of a second. */
const STEPS = 100;

const quoted = (words: readonly string[]) =>
  words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");

/**
 * The shell keeps the order, and hands it on to both commands; it sees to the end of what it started when its own stdin is closed, which
 * happens too when we are killed. The leader outlives what it started, and so takes note of its end.
 */
const script = ({ provision, reset }: Commands) => `
IFS= read -r order
exec 3<&0 </dev/null
printf '%s\\n' "$order" | setsid /bin/sh -c 'trap : TERM; "$@"; printf "\\nprovision is over: %s\\n" "$?"' provision ${
  quoted(provision)
} 3<&- &
leader=$!
exec >/dev/null
cat <&3 >/dev/null
exec 3<&-
kill -TERM "-$leader" 2>/dev/null
left=${STEPS}
while [ $left -gt 0 ] && kill -0 "-$leader" 2>/dev/null; do left=$((left - 1)); sleep 0.05; done
kill -KILL "-$leader" 2>/dev/null
wait
${reset ? `printf '%s\\n' "$order" | ${quoted(reset)} 1>&2` : ":"}
`;

/** Starts a command with an order of one line on its stdin. @throws {Unreachable} where there is no shell */
export function commanded(commands: Commands, order: string): Commanded {
  const child = spawn(script(commands), commands.cwd);
  const writer = child.stdin.getWriter();
  const written = writer.write(new TextEncoder().encode(`${order}\n`)).catch(() => {});
  const errors = collected(child.stderr);
  const output = collected(child.stdout);
  return {
    async printed(isWhole, timeout) {
      const late = Promise.withResolvers<"late">();
      const timer = setTimeout(() => late.resolve("late"), timeout);
      try {
        for (let now: "late" | void = undefined;;) {
          const { text } = output;
          const over = OVER.exec(text);
          const said = over ? text.slice(0, over.index) : text;
          if (over && over[1] !== "0") return { whole: false, why: `failed (exit ${over[1]})` };
          if (isWhole(said)) return { whole: true, text: said };
          if (over || output.ended) return { whole: false, why: "printed no JSON" };
          if (now === "late") return { whole: false, why: `printed no JSON in ${timeout} ms` };
          now = await Promise.race([output.more(), late.promise]);
        }
      } finally {
        clearTimeout(timer);
      }
    },
    said: () => errors.text,
    async end() {
      await written;
      await writer.close().catch(() => {});
      const { code } = await child.status;
      await Promise.all([errors.close(), output.close()]);
      return code !== 0;
    },
  };
}

function spawn(script: string, cwd: string): Deno.ChildProcess {
  try {
    return new Deno.Command("/bin/sh", {
      args: ["-c", script],
      cwd,
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
  } catch (error) {
    throw new Unreachable(
      `provision cannot be run: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/** A stream's text as it comes. */
function collected(stream: ReadableStream<Uint8Array>) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let heard = Promise.withResolvers<void>();
  const seen = {
    text: "",
    ended: false,
    /** Resolves when there is more, and at the end. */
    more: () => heard.promise,
    /** What a server in the background may hold open, is not waited for. */
    close: () => reader.cancel(),
  };
  const read = async () => {
    for (;;) {
      const { value, done } = await reader.read();
      seen.text += value ?? "";
      seen.ended = done;
      heard.resolve();
      heard = Promise.withResolvers();
      if (done) return heard.resolve();
    }
  };
  read().catch(() => {});
  return seen;
}
