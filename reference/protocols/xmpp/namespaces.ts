/** The namespaces this server speaks, and where each is defined. */
export const NS = {
  /** RFC 6120, section 4.8.1. */
  streams: "http://etherx.jabber.org/streams",
  /** RFC 6120, section 4.8.2: the content namespace of a client's stream. */
  client: "jabber:client",
  /** RFC 6120, section 4.9.2. */
  streamErrors: "urn:ietf:params:xml:ns:xmpp-streams",
  /** RFC 6120, section 8.3.2. */
  stanzaErrors: "urn:ietf:params:xml:ns:xmpp-stanzas",
  /** RFC 6120, section 5. */
  tls: "urn:ietf:params:xml:ns:xmpp-tls",
  /** RFC 6120, section 6. */
  sasl: "urn:ietf:params:xml:ns:xmpp-sasl",
  /** RFC 6120, section 7. */
  bind: "urn:ietf:params:xml:ns:xmpp-bind",
  /** RFC 3921, section 3; of no effect since RFC 6121. */
  session: "urn:ietf:params:xml:ns:xmpp-session",
  /** RFC 6121, section 2. */
  roster: "jabber:iq:roster",
  /** XEP-0199. */
  ping: "urn:xmpp:ping",
} as const;

/** Bound to the prefix `xml` in every document. */
export const XML_NS = "http://www.w3.org/XML/1998/namespace";
