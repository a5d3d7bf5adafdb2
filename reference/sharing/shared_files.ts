import type { FullName } from "../../fixtures/deployment.ts";
import type { FileEntry, Files } from "../store/files.ts";
import { type Reach, sameAccount } from "./reach.ts";

/** Whose store, and the path in it. */
interface Found {
  readonly owner: FullName;
  readonly files: Files;
  readonly path: string;
}

/**
 * The file stores that a session can name: its own account's at the top, and in `/~account` and `/~account@domain` those that are open to
 * it (share.files). A store that is not open is not there.
 */
export class SharedFiles implements Files {
  readonly #own: Files;
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#own = reach.stored(reach.viewer.account).files;
    this.#reach = reach;
  }

  entry(path: string): FileEntry | undefined {
    const at = this.#at(path);
    return at?.files.entry(at.path);
  }

  list(path: string): readonly FileEntry[] | undefined {
    const at = this.#at(path);
    return at?.files.list(at.path);
  }

  read(path: string): Uint8Array | undefined {
    const at = this.#at(path);
    return at?.files.read(at.path);
  }

  write(path: string, content: Uint8Array): boolean {
    const at = this.#at(path);
    return at?.files.write(at.path, content) ?? false;
  }

  remove(path: string): boolean {
    const at = this.#at(path);
    return at?.files.remove(at.path) ?? false;
  }

  makeFolder(path: string): boolean {
    const at = this.#at(path);
    return at?.files.makeFolder(at.path) ?? false;
  }

  removeFolder(path: string): boolean {
    const at = this.#at(path);
    return at?.files.removeFolder(at.path) ?? false;
  }

  /** Within one store. */
  rename(from: string, to: string): boolean {
    const [source, target] = [this.#at(from), this.#at(to)];
    return source !== undefined && target !== undefined &&
      sameAccount(source.owner, target.owner) && source.files.rename(source.path, target.path);
  }

  #at(path: string): Found | undefined {
    const [, name, rest = ""] = /^\/~([^/]*)(\/.*)?$/s.exec(path) ?? [];
    const { policy, world, viewer, stored } = this.#reach;
    if (name === undefined) return { owner: viewer.account, files: this.#own, path };
    const owner = policy.sharedName(world(), viewer, name);
    if (owner === undefined || !policy.opensFiles(world(), viewer, owner)) return undefined;
    const files = sameAccount(owner, viewer.account) ? this.#own : stored(owner).files;
    return { owner, files, path: rest || "/" };
  }
}
