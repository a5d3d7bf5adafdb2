import imap from "./imap_raw.ts";
import { connector } from "./mapi_connector.ts";

export default connector(imap);
