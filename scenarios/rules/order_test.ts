import { rows } from "./testing/asserted.ts";
import { world } from "./testing/sample_world.ts";

rows(world(), {
  "route.order: a record shadows a Domain alias": {
    login: "info@mail.one.example",
    in: world("mail.one.example = two.example"),
    is: "info@two.example by route.order",
  },
  "route.order: the first record that matches wins": {
    login: "info@x.old.example",
    in: world("*.old.example = two.example", "x.old.example = bare.example"),
    is: "info@two.example by route.order",
  },
  "route.order: a record shadows a Domain": {
    login: "info@two.example",
    in: world("two.example = bare.example"),
    is: "info@bare.example by route.order",
  },
  "route.order: two records that lead to one name are no question of order": {
    login: "info@www.two.example",
    in: world("www.two.example = two.example", "*.two.example = TWO.example"),
    is: "info@two.example by route.record.domain",
  },
  "route.order: a second record counts though a third says the same": {
    login: "info@x.old.example",
    in: world(
      "*.old.example = two.example",
      "*.old.EXAMPLE = TWO.example",
      "x.old.example = bare.example",
    ),
    is: "info@two.example by route.order",
  },
  "route.order: a record below that keeps the name does not count": {
    login: "info@one.example",
    in: world("<info@one.example> = john@one.example", "one.example = one.example"),
    is: [
      "john@one.example by route.order (route.record.identity a)",
      "john@one.example by route.order (route.record.identity b)",
    ],
  },
  "route.order: the first of two records of one account": {
    login: "desk@one.example",
    in: world("<DESK@one.example> = john@one.example", "<desk@ONE.example> = info@two.example"),
    is: "john@one.example by route.order",
    trace:
      "name.at name.explicit-wins route.record.account route.order route.applied access.every-module access.password",
  },
  "route.order: a record's result is routed again by another": {
    login: "desk@one.example",
    in: world("<info@two.example> = john@one.example", "<desk@one.example> = info@two.example"),
    is: "john@one.example by route.order",
  },
  "route.order: a record shadows a Forwarder": {
    login: "sales",
    in: world("<sales@main.example> = joe@main.example"),
    is: "joe@main.example by route.order",
  },
  "route.order: a record shadows a Group": {
    login: "STAFF",
    in: world("<staff@main.example> = joe@main.example"),
    is: "joe@main.example by route.order",
  },
  "route.order: a record shadows a Mailing list": {
    login: "news%main.example",
    in: world("<NEWS@main.example> = joe@main.example"),
    is: "joe@main.example by route.order",
  },
  "route.order: a record shadows an Account alias": {
    login: "help",
    in: world("<help@main.example> = joe@main.example"),
    is: "joe@main.example by route.order",
  },
  "route.order: a wildcard shadows the Accounts of a Domain": {
    login: "john@one.example",
    in: world("<*@one.example> = info@two.example"),
    is: "info@two.example by route.order",
  },
  "route.loop: an alias is a rewrite too": {
    login: "help@a0.example",
    in: world(...chain(99)),
    is: "info@one.example by route.account-alias",
  },
  "route.loop: with an alias, the 101st rewrite is too many": {
    login: "help@a0.example",
    in: world(...chain(100)),
    is: "login by route.loop",
  },
  "route.loop: a record and a Forwarder": {
    login: "sales",
    in: world("<john@one.example> = sales@main.example"),
    is: "login by route.loop",
  },
});

/** a0.example to a1.example and so on; the last leads to one.example. */
function chain(records: number): string[] {
  return Array.from(
    { length: records },
    (_, at) => `a${at}.example = ${at === records - 1 ? "one.example" : `a${at + 1}.example`}`,
  );
}
