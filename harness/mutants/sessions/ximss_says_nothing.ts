import { conversing, saying } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ximss-says-nothing",
  title: "XIMSS does not report that an open folder has changed.",
  clause: "access.live",
  protocols: ["ximss"],
  situation: "a folder that is open while another session appends",
  // A server could tell it later than any clock of ours: its silence proves nothing.
  verdicts: ["unproven"],
  ways: ["nothing"],
  wrong: conversing(({ protocol, wire }, activated) =>
    protocol !== "ximss" ? {} : {
      wire: saying(wire, (text) => {
        const less = text.replace(/<folderReport[^>]*mode="notify"[^>]*\/>\0/g, "");
        if (less !== text) activated();
        return less;
      }),
    }
  ),
};

export default mutant;
