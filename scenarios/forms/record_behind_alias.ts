import type { Form } from "./form.ts";
import { recordsTo } from "./records.ts";

const form: Form = {
  id: "record-behind-alias",
  title: "an alias of what a record's left side names, of its Domain or of its Account",
  qualified: true,
  clauses: ["route.record.after-alias", "route.record.account"],
  write: (world, pick) =>
    pick(
      recordsTo(world).account.flatMap((left) => {
        const [account, domainName] = left.toLowerCase().split("@");
        const domain = world.deployment.domains.find(({ name }) =>
          name.toLowerCase() === domainName
        );
        const named = domain?.accounts.find(({ name }) => name.toLowerCase() === account);
        return [
          ...(domain?.aliases ?? []).map((alias) => `${account}@${alias}`),
          ...(named?.aliases ?? []).map((alias) => `${alias}@${domain?.name}`),
        ];
      }),
    ),
};

export default form;
