import type { Deployment } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import { mainOf } from "../ftp/addressed.ts";
import { mainNames } from "../ftp/reading.ts";

/** Perl writes `@` of a text as `\@`. */
const perl = (text: string) => text.replaceAll("@", "\\@");

/**
 * The program that pure-authd runs for each login: it gets name, password and local address in its environment, looks three tables
 * up, and answers in lines.
 */
export function check(served: Deployment, folder: string): string {
  const main = foldCase(mainOf(served).name);
  return `#!/usr/bin/perl
use strict;

sub table {
  open my $lines, '<', "${perl(folder)}/$_[0]" or die;
  return map { chomp; split / /, $_, 2 } <$lines>;
}
my (%domains, %names, %users) = ();
%domains = table('addresses');
%names = table('names');
%users = table('users');

my $name = $ENV{AUTHD_ACCOUNT};
$name =~ tr/A-Z/a-z/;
# The last percent sign splits; what is left for the Main Domain is read again.
$name =~ s/^([^@]*)%([^@%]*)$/$1\\@$2/;
$name =~ s/^([^@]+)%([^@%]+)\\@(${mainNames(served)})$/$1\\@$2/;
$name .= '@' . ($domains{$ENV{AUTHD_LOCAL_IP}} // '${main}') if $name =~ /^[^@%]+$/;
$name = $names{$name} // $name;

my ($hash, $home) = split / /, $users{$name} // '*', 2;
if ((crypt($ENV{AUTHD_PASSWORD}, $hash) // '') eq $hash) {
  print "auth_ok:1\\nuid:65534\\ngid:65534\\ndir:$home\\nend\\n";
} else {
  print "auth_ok:-1\\nend\\n";
}
`;
}
