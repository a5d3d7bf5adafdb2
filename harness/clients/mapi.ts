import imap from "./imap.ts";
import { connector } from "./mapi_connector.ts";

export default connector(imap);
