import pyftpdlib from "../exporters/pyftpdlib.ts";
import type { Server } from "./server.ts";

/** Debian's: the first `python3` of the path may be another one, without its packages. */
const PYTHON = "/usr/bin/python3";

export default {
  exporter: pyftpdlib,
  title: "pyftpdlib",
  packages: ["python3-pyftpdlib", "python3-openssl"],
  install: "apt",
  program: "/usr/lib/python3/dist-packages/pyftpdlib/__init__.py",
  offers: ["ftp"],
  securities: { ftp: ["upgrade", "tls"] },
  sequences: { taught: ["isolation"], default: [] },
  budget: { start: 400, refusal: 20, spends: {} },
  ipv6: true,
  serving: ({ site }) => [{ program: PYTHON, args: [`${site.folder}/server.py`] }],
} satisfies Server;
