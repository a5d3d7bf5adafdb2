import { Unreachable } from "../targets/target.ts";
import type { Serving } from "./server.ts";

/**
 * Ends a server whatever becomes of us: it waits for the end of its standard input, which is a pipe from us, and closes when we
 * die, be it by SIGKILL. Signals that all of our process group gets (Ctrl-C, `timeout`) it does not mind, to see to that end. The
 * server leads a session of its own; what left that too is found by its environment. Then the folder goes: nobody else is left to
 * remove it.
 * Arguments: mark, folder, output file, command...
 */
const KEEPER = `
mark=$1 folder=$2 output=$3; shift 3
exec 3<&0
trap '' PIPE INT TERM HUP
(
  trap - PIPE INT TERM HUP
  export LOGINSPEC_SERVED="$mark"
  exec setsid "$@" </dev/null 3<&- >"$output" 2>&1
) &
pid=$!
echo "$pid"
end() {
  kill "-$1" "-$pid" 2>/dev/null
  # One grep for all: a server of many processes has as many keepers, and a machine many more processes.
  marked=$(grep -lzsx "LOGINSPEC_SERVED=$mark" /proc/[0-9]*/environ)
  for stat in /proc/[0-9]*/stat; do
    { read -r line <"$stat"; } 2>/dev/null || continue
    process=\${stat#/proc/}; process=\${process%/stat}
    set -- "$1" \${line##*) }
    case "$5 $marked" in
      "$pid "* | *"/proc/$process/environ"*)
        [ "$process" = "$$" ] || kill "-$1" "$process" 2>/dev/null ;;
    esac
  done
}
{
  cat <&3 >/dev/null
  end TERM
  left=40
  while [ $left -gt 0 ] && kill -0 "$pid" 2>/dev/null; do left=$((left - 1)); sleep 0.05; done
  kill -KILL "-$pid" 2>/dev/null
} &
watch=$!
wait "$pid"
status=$?
kill -KILL "$watch" 2>/dev/null
end KILL
echo "ended $status"
cat <&3 >/dev/null
cd /
rm -rf -- "$folder"
`;

/** A process that serves, and what it started. */
export interface Kept extends AsyncDisposable {
  readonly pid: number;
  /** Its exit status, when it ended by itself or by us; 128 and more: by a signal. */
  readonly ended: Promise<number>;
  /** Whether it ended already. */
  readonly over: boolean;
  /** The end of what it printed. */
  said(): string;
}

/** Of what a server printed: so many characters are told. */
const TOLD = 2000;

/**
 * Starts a process as the leader of a session, and sees to its end.
 * @param folder where it works, and which goes with it; @param name of its output file there
 * @throws {Unreachable} where there is no such program
 */
export async function keep(serving: Serving, folder: string, name: string): Promise<Kept> {
  const output = `${folder}/${name}.out`;
  const mark = crypto.randomUUID();
  const keeper = ["/bin/sh", "-c", KEEPER, "keeper", mark, folder, output];
  // In a session of its own, so that what ends our process group leaves it its work.
  const child = new Deno.Command("setsid", {
    args: [...keeper, serving.program, ...serving.args],
    env: { ...serving.env },
    cwd: folder,
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const lines = linesOf(child.stdout);
  const pid = Number(await lines.next());
  const said = () => tail(output);
  if (!Number.isInteger(pid) || pid <= 0) {
    child.stdin.close().catch(() => {});
    await child.status;
    throw new Unreachable(`${serving.program} cannot be started: ${said()}`);
  }
  let over = false;
  const ended = lines.next().then((line) => {
    over = true;
    return Number(line.split(" ")[1] ?? 0);
  });
  const gone = child.status;
  return {
    pid,
    ended,
    get over() {
      return over;
    },
    said,
    async [Symbol.asyncDispose]() {
      await child.stdin.close().catch(() => {});
      await ended;
      await gone;
      await lines.close();
    },
  };
}

function linesOf(stream: ReadableStream<Uint8Array>) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = "";
  return {
    /** The next line; empty at the end. */
    async next(): Promise<string> {
      for (;;) {
        const end = buffer.indexOf("\n");
        if (end >= 0) {
          const line = buffer.slice(0, end);
          buffer = buffer.slice(end + 1);
          return line;
        }
        const { value, done } = await reader.read();
        if (done) return buffer;
        buffer += value;
      }
    },
    async close() {
      await reader.cancel();
    },
  };
}

function tail(path: string): string {
  try {
    return Deno.readTextFileSync(path).slice(-TOLD).trim();
  } catch {
    return "";
  }
}
