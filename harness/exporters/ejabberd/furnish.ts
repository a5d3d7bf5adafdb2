/** Where the node tells that all accounts are in. */
export const FURNISHED = "furnished";

/**
 * What the node runs when ejabberd is up: it registers the accounts of `accounts.terms`, with a roster item each. ejabberd has no
 * file format for either. At SIGTERM the node is to end at once: nothing in it is worth keeping. Where it is started again the
 * accounts are there. One that is not taken ends it, by its name.
 */
export const FURNISH = `os:set_signal(sigterm, default),
{ok, Accounts} = file:consult("accounts.terms"),
lists:foreach(
  fun({User, Server, Password, {Name, Domain}, Title}) ->
    case ejabberd_auth:try_register(User, Server, Password) of
      ok -> ok;
      {error, exists} -> ok = ejabberd_auth:set_password(User, Server, Password);
      {error, Why} ->
        io:format(standard_error, "ejabberd does not take the account ~s@~s: ~p~n", [User, Server, Why]),
        halt(1)
    end,
    Contact = {Name, Domain, <<>>},
    mnesia:dirty_write({roster, {User, Server, Contact}, {User, Server}, Contact, Title, none, none, [], <<>>, []})
  end,
  Accounts),
file:write_file("${FURNISHED}", <<>>).
`;
