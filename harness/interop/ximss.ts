import type { Security } from "../../fixtures/endpoint.ts";
import type { Program } from "./program.ts";
import { python } from "./python.ts";

const CONNECTING: Readonly<Record<Security, string>> = {
  plain: "",
  upgrade: 'ask("<starttls/>")\ntalk = secured(talk)',
  tls: "talk = secured(talk)",
};

/** No program speaks XIMSS: a few lines in another language than ours do, with another XML parser and another TLS. */
export const ximss = (security: Security): Program =>
  python("Python's sockets", { protocol: "ximss", security }, {
    script: `
import socket, xml.etree.ElementTree as tree
talk = socket.create_connection((it["address"], port), timeout=10)
secured = lambda plain: context.wrap_socket(plain, server_hostname=at)
asked = 0

def ask(request):
    """Sends one request, and reads what has its id, to the response."""
    global asked
    asked += 1
    message = tree.fromstring(request)
    message.set("id", str(asked))
    talk.sendall(tree.tostring(message) + b"\\0")
    answers = []
    while not answers or answers[-1].tag != "response":
        text = b""
        while (byte := talk.recv(1)) != b"\\0":
            if not byte:
                raise EOFError(text)
            text += byte
        answer = tree.fromstring(text)
        if answer.get("id") == str(asked):
            answers.append(answer)
    return answers

${CONNECTING[security]}
login = tree.Element("login", authData=name, password=password)
answers = ask(tree.tostring(login))
if answers[-1].get("errorText") is not None:
    print("REFUSED", answers[-1].get("errorNum"), answers[-1].get("errorText"))
else:
    print("session of", next(answer.get("userName") for answer in answers if answer.tag == "session"))
    ask('<folderOpen folder="F" mailbox="INBOX"/>')
    reports = ask('<folderBrowse folder="F"><index from="0" till="9"/></folderBrowse>')
    for report in reports[:-1]:
        uid = report.get("UID")
        for message in ask(f'<folderRead folder="F" UID="{uid}"/>')[:-1]:
            print("".join(message.itertext()))
ask("<bye/>")
talk.close()
`,
  });
