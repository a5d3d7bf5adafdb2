import imap from "./imap_curl.ts";
import { connector } from "./mapi_connector.ts";

export default connector(imap);
