// Replies: SQL and only SQL.
import { sql } from 'kysely'
import { kept } from '../../../kernel/database/kept.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { named, withState } from '../items/queries.ts'
import type { Reply } from './reply.ts'

/** The replies the actor may read, in their order. */
export async function listReplies(reader: Reader, item: string): Promise<Reply[]> {
  const { rows } = await kept<Reply>`
    select r.id, ${named} as organization, r.account_id as account, r.text,
      r.to_owner_only as "toOwnerOnly",
      case when t.id is not null then
        json_build_object('id', t.id, 'code', t.code, 'name', t.name, 'state', null) end as to,
      r.at
    from exchange.replies r
    join directory.organizations o on o.id = r.organization_id ${withState}
    left join directory.organizations t on t.id = r.to_organization_id
    where r.item_id = ${item}
    order by r.at, r.id limit 1000`.execute(reader)
  return rows
}

export type NewReply = {
  item: string, organization: string, account: string, text: string,
  toOwnerOnly: boolean, to: string | null,
}

export async function insertReply(writer: Writer, reply: NewReply): Promise<void> {
  const { item, organization, account, text, toOwnerOnly, to } = reply
  await sql`
    insert into exchange.replies
      (item_id, organization_id, account_id, text, to_owner_only, to_organization_id)
    values (${item}, ${organization}, ${account}, ${text}, ${toOwnerOnly}, ${to})`
    .execute(writer)
}
