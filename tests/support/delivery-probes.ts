// What is delivered is noted by triggers as Puente, and by nobody else; what is noted stays.
import { sql } from 'kysely'
import type { Writer } from '../../kernel/database/transaction.ts'
import { clockwork } from './cast.ts'
import type { FullWorld } from './full-world.ts'

export function deliveryProbes({ player, items }: FullWorld) {
  const told = player(3)
  const noted = async (writer: Writer, way: string) => (await sql`
    select from notices.deliveries where about = 'probe' and way = ${way}`.execute(writer)).rows
    .length
  const notice = (writer: Writer) => sql`
    insert into notices.notices (account_id, type, about, path, restricted)
    values (${told.account}, 'reply', 'probe', '{}', true)`.execute(writer)
  return [
    { name: 'a notice is noted as delivered', actor: clockwork, may: true,
      does: async (writer: Writer) => {
        await notice(writer)
        return noted(writer, 'notice')
      } },
    { name: 'a mail that was sent is noted as delivered', actor: clockwork, may: true,
      does: async (writer: Writer) => {
        await notice(writer)
        await sql`
          with mail as (
            insert into notices.mails (account_id, address, language, subject, body, html)
            values (${told.account}, 'a@a.example', 'en', 's', 'b', 'h') returning id)
          update notices.notices set mail_id = mail.id from mail where about = 'probe'`
          .execute(writer)
        await sql`update notices.mails set sent_at = now() where sent_at is null`.execute(writer)
        return noted(writer, 'mail')
      } },
    { name: 'notes a delivery', actor: told.actor, may: false,
      does: (writer: Writer) => sql`
        insert into notices.deliveries (account_id, type, about, occasion, way)
        values (${told.account}, 'reply', ${items.strict}, '', 'mail')`.execute(writer)
        .then(() => 1) },
    { name: 'rewrites what was delivered', actor: clockwork, may: false,
      does: (writer: Writer) => sql`update notices.deliveries set way = way`.execute(writer)
        .then(() => 1) },
  ]
}
