/** Where the node tells that all accounts are in. */
export const FURNISHED = "furnished";

/**
 * What the node runs when ejabberd is up: it registers the accounts of `accounts.terms`, with a roster item each. ejabberd has no
 * file format for either. At SIGTERM the node is to end at once: nothing in it is worth keeping.
 */
export const FURNISH = `os:set_signal(sigterm, default),
{ok, Accounts} = file:consult("accounts.terms"),
lists:foreach(
  fun({User, Server, Password, {Name, Domain}, Title}) ->
    ok = ejabberd_auth:try_register(User, Server, Password),
    Contact = {Name, Domain, <<>>},
    mnesia:dirty_write({roster, {User, Server, Contact}, {User, Server}, Contact, Title, none, none, [], <<>>, []})
  end,
  Accounts),
file:write_file("${FURNISHED}", <<>>).
`;
