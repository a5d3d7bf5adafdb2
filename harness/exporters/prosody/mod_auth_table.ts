/**
 * An authentication module of Prosody: looks a login up in the table that the export writes beside it, and binds the session to the
 * account found, whichever host the stream was opened to. Tried with Prosody 0.12.
 */
export const MOD_AUTH_TABLE = `-- Which account a login opens: the table says so, name by name.
local new_sasl = require "util.sasl".new;
local jid_split, jid_bare = require "util.jid".split, require "util.jid".bare;
local random_id = require "util.id".long;
local usermanager = require "core.usermanager";
local accounts = module:open_store("accounts");
local names = dofile(module:get_option_path("login_table", "logins.lua", "config"));

-- A simple name belongs to the stream's host; "%" splits as "@" does. One of the Main Domain that still has a "%" is read again.
local function account_of(login)
	if not login:find("[@%%]") then login = login .. "@" .. module.host; end
	login = login:gsub("^([^@]+)%%([^@%%]+)$", "%1@%2"):lower();
	local inner, host = login:match("^([^@]*%%[^@]*)@([^@]+)$");
	if inner and names.main[host] then return account_of(inner); end
	local account = names.logins[login];
	-- false is nobody, and no other line is asked.
	if account == nil then account = names.logins[login:gsub("^[^@]+@([^@]+)$", "*@%1")]; end
	return account or nil;
end

local provider = {};

function provider.get_password(user) return (accounts:get(user) or {}).password; end
function provider.user_exists(user) return accounts:get(user) ~= nil; end
function provider.users() return accounts:users(); end
function provider.test_password(user, password) return provider.get_password(user) == password; end

function provider.get_sasl_handler(session)
	local account, authzid;
	local handler = new_sasl(module.host, {
		-- Prosody's own preparation of a user's name would refuse "@".
		nodeprep = false;
		plain = function (_, login)
			account = account_of(login);
			local user, host = jid_split(account);
			-- Nobody's password for an unknown name: it is answered as a wrong password is, by each mechanism.
			return user and usermanager.get_password(user, host) or random_id(), true;
		end;
	});
	local process = handler.process;
	function handler:process(message)
		-- A client may wait to be asked for PLAIN's only message.
		if self.selected == "PLAIN" and not message then return "challenge"; end
		authzid = authzid or (message or ""):match(self.selected == "PLAIN" and "^([^%z]*)%z" or "^[nyp][^,]*,a=([^,]*),");
		local status, answer, text = process(self, message);
		if status ~= "success" then return status, answer, text; end
		if authzid and authzid ~= "" and account_of(authzid) ~= account then return "failure", "invalid-authzid"; end
		self.username, session.opened_at = jid_split(account);
		return status, answer, text;
	end
	function handler:clean_clone() return provider.get_sasl_handler(session); end
	return handler;
end

module:provides("auth", provider);

-- The session becomes the account's own, whatever host the stream was opened to.
module:hook("pre-resource-bind", function (event)
	event.session.host = event.session.opened_at or event.session.host;
end);

-- A message to a name goes to the account that the name opens.
module:hook("message/bare", function (event)
	local stanza = event.stanza;
	-- To oneself it has no "to".
	local to = jid_bare(stanza.attr.to or stanza.attr.from);
	local account = account_of(to);
	if not account or account == to then return; end
	stanza.attr.to = account;
	module:send(stanza, event.origin);
	return true;
end, 10);
`;
