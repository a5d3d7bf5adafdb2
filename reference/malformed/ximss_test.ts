import { Buffer } from "node:buffer";
import { answers } from "./_answers.ts";
import { besieged } from "./_siege.ts";

const document = (text: string) => `${text}\0`;
const base64 = (text: string) => Buffer.from(text).toString("base64");

const LOGIN = '<login id="l" authData="john@client2.com" password="saffron-bridge-two"/>';
const OPEN = '<folderOpen id="o" folder="F" mailbox="INBOX"/>';
const BROWSE = '<folderBrowse id="b" folder="F"><index from="0" till="9"/></folderBrowse>';
const READ = '<folderRead id="r" folder="F" UID="1"/>';
const LOGGED_IN = document(LOGIN);
const OPENED = LOGGED_IN + document(OPEN);
const PLAIN = base64("\0john@client2.com\0saffron-bridge-two");
const SCRAM = base64("n,,n=john,r=abcdefgh");

/** Elements inside each other. */
const nested = (depth: number) => "<x>".repeat(depth) + "</x>".repeat(depth);

besieged({
  protocol: "ximss",
  openings: [
    "",
    LOGGED_IN,
    OPENED,
    document('<login id="l" method="PLAIN"/>'),
    document(`<login id="l" method="SCRAM-SHA-256" authData="${SCRAM}"/>`),
  ],
  valid: [
    LOGIN,
    `<?xml version="1.0" encoding="UTF-8"?>${LOGIN}`,
    `<login id="l" method="PLAIN" authData="${PLAIN}"/>`,
    '<login id="l" method="CRAM-MD5"/>',
    `<login id="l" method="SCRAM-SHA-1" authData="${SCRAM}"/>`,
    `<auth id="l" value="${PLAIN}"/>`,
    '<auth id="l" value="*"/>',
    '<listFeatures id="f"/>',
    '<noop id="f&amp;&#xe4;&#228;\xc3\xa4"/>',
    '<mailboxList id="m" filter="*"/>',
    OPEN,
    BROWSE,
    READ,
    '<folderClose id="c" folder="F"/>',
    '<bye id="q"/>',
  ],
  broken: [
    "",
    " ",
    "<",
    "</x>",
    "<a></b>",
    "<a><b></a></b>",
    "<noop/>",
    "<noop id='1' id='2'/>",
    "<noop id=1/>",
    "<noop id/>",
    "<noop id='&nothing;'/>",
    "<noop id='&#0;'/>",
    "<noop id='&#x110000;'/>",
    "<noop id='&#xD800;'/>",
    "<noop id='<'/>",
    "<noop id='1'/><noop id='2'/>",
    "<noop id='1'/>text",
    "<noop id='1'><![CDATA[",
    "<!-- --",
    "<?x y?><noop id='1'/>",
    "<?xml version='1.0' encoding='UTF-16'?><noop id='1'/>",
    "<?xml version='1.1'?><noop id='1'/>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]><noop id='&b;'/>",
    "<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;'>]><a>&c;</a>",
    "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
    "\xff",
    "<a>\xc3</a>",
    "<a>\xed\xa0\x80</a>",
    "<a>\x01</a>",
    nested(21),
    nested(200),
    `<noop id='${"x".repeat(10_000)}'/>`,
    `<noop id='1' ${Array.from({ length: 300 }, (_, n) => `b${n}='x'`).join(" ")}/>`,
    `<a>${"<b/>".repeat(2_000)}</a>`,
    "&".repeat(5_000),
    "x".repeat(10_001),
    "<constructor id='1'/>",
    "<__proto__ id='1'/>",
    "<noop __proto__='x' id='1' constructor='y'/>",
    "<login id='1'/>",
    "<login id='1' authData='john@client2.com'/>",
    "<login id='1' method=''/>",
    "<login id='1' method='constructor' authData='AAAA'/>",
    "<login id='1' method='PLAIN' authData='A==='/>",
    "<login id='1' method='PLAIN' authData=' A A '/>",
    `<login id='1' method='SCRAM-SHA-1' authData='${base64("n,,n==3D=,r=")}'/>`,
    `<login id='1' method='SCRAM-SHA-1' authData='${base64("p=tls-unique,,n=a,r=b")}'/>`,
    "<auth id='1'/>",
    "<auth id='1' value='AAAA'/>",
    "<starttls id='1'/>",
    "<mailboxList id='1' filter='" + "*%".repeat(2_000) + "'/>",
    "<folderOpen id='1' folder='' mailbox='INBOX'/>",
    "<folderOpen id='1' folder='G' mailbox='../../etc/passwd'/>",
    "<folderBrowse id='1' folder='F'/>",
    "<folderBrowse id='1' folder='F'><index from='-1' till='1e9'/></folderBrowse>",
    "<folderBrowse id='1' folder='F'><index from='0' till='9999999999'/></folderBrowse>",
    "<folderRead id='1' folder='F' UID='99999999999999999999'/>",
    "<folderRead id='1' folder='__proto__' UID='1'/>",
    "GET / HTTP/1.1\r\n\r\n",
  ],
  last: ["<bye id='1'/>", "<noop", "<a>" + "x".repeat(500)],
  morsels: [
    "<",
    ">",
    "/>",
    "&",
    "&x;",
    "&#0;",
    "<x>",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE x>",
    "<?x?>",
    " id='2'",
    "\xc3",
    "\xef\xbf\xbe",
  ],
  end: "\0",
  inputsPerConnection: 1,
});

const OK = (id: string) => document(`<response id="${id}"/>`);
const failed = (number: number, id?: string) =>
  document(
    `<response${id === undefined ? "" : ` id="${id}"`} errorText="..." errorNum="${number}"/>`,
  );
const BAD_XML = failed(500);
const SESSION = document('<session...userName="john@client2.com"/>') + OK("l");
const NOOP = document('<noop id="n"/>');
const BYE = document("<bye/>");
const wrong = (name: string, id: string) =>
  document(`<login id="${id}" authData="${name}" password="x"/>`);

answers("ximss", [
  ["no XML", document("GET / HTTP/1.1\r\n\r\n"), BAD_XML],
  ["nothing before a zero byte", "\0", BAD_XML],
  ["a DOCTYPE", document('<!DOCTYPE x [<!ENTITY a "b">]><noop id="&a;"/>'), BAD_XML],
  ["an entity of nobody's", document('<noop id="&y;"/>') + NOOP, BAD_XML],
  ["an instruction", document('<?x y?><noop id="1"/>'), BAD_XML],
  ["bad nesting", NOOP + document("<a><b></a></b>") + NOOP, OK("n") + BAD_XML],
  ["half a character", document("<x>\xc3</x>"), BAD_XML],
  ["elements without end", document(nested(21)), BAD_XML],
  ["a document without end", `<x y="${"z".repeat(10_000)}`, failed(552)],
  ["a document that input cuts off", '<noop id="1"', ""],
  ["a request of nobody's", document('<letter id="1"/>') + NOOP, failed(502, "1") + OK("n")],
  ["a request without an id", document("<noop/>") + NOOP, failed(501) + OK("n")],
  ["a mailbox before login", document(OPEN) + NOOP, failed(503, "o") + OK("n")],
  ["a login after a login", LOGGED_IN + document(LOGIN), SESSION + failed(503, "l")],
  ["TLS where there is none", document('<starttls id="1"/>') + NOOP, failed(503, "1") + OK("n")],
  ["a mechanism of nobody's", document('<login id="1" method="X"/>'), failed(504, "1")],
  [
    "SASL that is no base64",
    document('<login id="1" method="PLAIN" authData="!"/>'),
    failed(535, "1"),
  ],
  [
    "an exchange that turns into no XML",
    document('<login id="1" method="PLAIN"/>') + document("<auth"),
    document('<challenge id="1" value=""/>') + BAD_XML,
  ],
  [
    "refused logins without end",
    wrong("john", "1") + wrong("", "2") + wrong("a@b@c", "3") + NOOP,
    failed(515, "1") + failed(515, "2") + failed(515, "3") + BYE,
  ],
]);
