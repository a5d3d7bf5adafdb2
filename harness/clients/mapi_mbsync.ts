import imap from "./imap_mbsync.ts";
import { connector } from "./mapi_connector.ts";

export default connector(imap);
