// A row in every table of accounts and roles that a fresh trial machine leaves empty.
import { sql } from 'kysely'
import type { Writer } from '../../kernel/database/transaction.ts'
import { exerciseItem } from '../../modules/exchange/exchange.ts'
import { accountOf, communityOf, organizationOf, personOf } from './people.ts'

const id = (digit: number) => `0000000${digit}-0000-4000-8000-000000000000`

export async function addAccessRows(writer: Writer): Promise<void> {
  const [ana, ines, jorge] = [accountOf('ana'), accountOf('ines'), accountOf('jorge')]
  const hash = (text: string) => Buffer.from(text)
  for (const query of [
    sql`insert into access.sessions (account_id, secret_hash, method, expires_at, agent, network)
      values (${ana}, ${hash('s')}, 'trial', now() + interval '1 hour', '', '')`,
    sql`insert into access.passkeys (id, account_id, name, public_key, backed_up)
      values ('p', ${ana}, 'p', ${hash('k')}, false)`,
    sql`insert into access.codes (account_id, secret_sealed, phrase_hash)
      values (${ana}, ${hash('c')}, ${hash('p')})`,
    sql`insert into access.recovery_codes (account_id, code_hash) values (${ana}, ${hash('r')})`,
    sql`insert into access.challenges (purpose, account_id, content)
      values ('passkey', ${ana}, '{}')`,
    sql`insert into access.identities (issuer, subject, account_id) values ('i', 's', ${ana})`,
    sql`insert into access.sign_in_attempts values (${hash('a')}, 1, now(), now())`,
    sql`insert into access.api_keys
        (owner_id, name, secret_hash, scopes, made_by, expires_at)
      values (${organizationOf('avelara-csirt')}, 'k', ${hash('k')}, '{read}', ${ana},
        now() + interval '1 day')`,
    sql`insert into access.recoveries (id, account_id) values (${id(1)}, ${ana})`,
    sql`insert into access.recovery_approvals (recovery_id, approved_by, half_hash)
      values (${id(1)}, ${accountOf('marta')}, ${hash('h')})`,
    sql`insert into access.kept_forms (account_id, path, content) values (${ana}, '/', '')`,
    sql`insert into access.first_codes (account_id, code_hash, expires_at)
      values (${ana}, ${hash('f')}, now() + interval '1 day')`,
    sql`insert into access.submissions (account_id, token) values (${ana}, ${id(2)})`,
    sql`insert into access.events (kind, account_id) values ('signed-in', ${ana})`,
    sql`insert into notices.notices (account_id, type, about, path, restricted)
      values (${ana}, 'item-issued', 'x', '{}', true)`,
    sql`insert into notices.choices values (${ana}, 'item-issued', 'daily')`,
    sql`insert into notices.quiet_hours values (${ana}, 'America/Lima', '22:00', '06:00')`,
    sql`insert into notices.mails (account_id, address, language, subject, body, html)
      values (${ana}, 'ana@avelara-csirt.example', 'es', 's', 'b', 'h')`,
    sql`insert into directory.days_off (day, name) values ('2026-12-25', 'Closed')`,
    sql`insert into directory.community_steps (member_id, position, step)
      select id, 0, 'submitted' from directory.community_members`,
    sql`insert into directory.notes (id, organization_id, number, dated, registered_by)
      values (${id(3)}, ${organizationOf('avelara-mission')}, 'N', '2026-11-01', ${ines})`,
    sql`insert into directory.contacts (id, community_id, organization_id, person_id, role, note_id,
        registered_by, confirmed_by, since)
      values (${id(4)}, ${communityOf('exercise-csirts')}, ${organizationOf('avelara-csirt')},
        ${personOf('ana')}, 'duty', ${id(3)}, ${ines}, ${jorge}, now())`,
    sql`insert into directory.confirmations (contact_id, account_id) values (${id(4)}, ${ana})`,
    sql`insert into access.accounts (id, name) values (${id(5)}, 'nobody@nowhere.example')`,
    ...exchangeRows,
  ]) await query.execute(writer)
}

// What the exercise world leaves empty in the exchange, for two items of Ana's organization.
const [first, second] = [exerciseItem('av-contractor-accounts'), exerciseItem('av-vpn-flaw')]
const [csirt, police] = [organizationOf('avelara-csirt'), organizationOf('brisoria-police')]
const ana = accountOf('ana')
const exchangeRows = [
  sql`insert into exchange.preferences values (${csirt}, true)`,
  sql`insert into exchange.reminders values (${first}, ${police}, 'soon')`,
  sql`insert into exchange.attachments
      (item_id, number, level, name, media_type, size_bytes, sha256, scan, added_by)
    values (${first}, 1, 1, 'a.txt', 'text/plain', 1, ${'a'.repeat(64)}, 'clean', ${ana})`,
  sql`insert into exchange.onward_requests
      (item_id, organization_id, client_id, reason, asked_by)
    values (${first}, ${police}, ${csirt}, 'r', ${accountOf('bruno')})`,
  sql`insert into exchange.derivations values (${first}, ${second})`,
  sql`insert into exchange.translation_requests (item_id, number, language, desk_id, asked_by)
    values (${first}, 1, 'fr', ${organizationOf('exercise-desk')}, ${ana})`,
  sql`insert into exchange.proposals (item_id, proposed_by) values (${first}, ${ana})`,
  sql`insert into exchange.publications (item_id, number, kind, department, owner_name, texts,
      issued_on, exercise, withdrawn_at)
    select id, number, 'practice', department, '{"en":"a","es":"a","pt":"a","fr":"a"}', '[]',
      issued_at, true, case when id = ${second} then now() end
    from exchange.items where id in (${first}, ${second})`,
  sql`insert into exchange.announcements (event_id) select min(id) from exchange.events`,
  sql`insert into exchange.views (account_id, name, box) values (${ana}, 'v', 'unread')`,
  sql`insert into exchange.reads (item_id, version, way, account_id, organization_id)
    values (${first}, 1, 'page', ${ana}, ${csirt})`,
]

/** An account that works for nobody. */
export const nobody = id(5)
