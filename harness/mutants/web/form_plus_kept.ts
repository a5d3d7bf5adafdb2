import { conversing } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "form-plus-kept",
  title: "A `+` in a form is not read as the blank that it stands for.",
  clause: "access.password",
  protocols: ["web"],
  mechanisms: ["FORM"],
  situation: "a password with a blank in it",
  caughtUnder: [
    "access.password",
    "name.encoding",
    "name.full",
    "client.web.host",
    "client.web.full",
  ],
  // By any name of the account: nothing is proven any more.
  verdicts: ["deviates", "differs", "unproven"],
  ways: ["refuses", "nothing"],
  wrong: conversing(({ protocol, wire }, activated) => ({
    ...protocol === "web" && {
      wire: {
        ...wire,
        async bytes(count) {
          const text = new TextDecoder().decode(await wire.bytes(count));
          if (text.includes("+")) activated();
          return new TextEncoder().encode(text.replaceAll("+", "%2B"));
        },
      },
    },
  })),
};

export default mutant;
