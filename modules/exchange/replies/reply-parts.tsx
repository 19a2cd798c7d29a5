// Below an item: what others answered and whether they have seen it, with the forms to do so.
import type { FormSeal } from '../../../kernel/http/route.ts'
import { formatDate, formatMoment, formatNumber } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Choices, Select, TextArea } from '../../../kernel/ui/fields.tsx'
import { type FieldProblem, Form, Submit, TextField } from '../../../kernel/ui/form.tsx'
import { Tag } from '../../../kernel/ui/parts.tsx'
import type { Item } from '../items/item.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import type { Sighting } from '../sightings/sighting.ts'
import type { Reply } from './reply.ts'

type Part = { language: Language, item: Item, seal: FormSeal }
type Entered = { problems: FieldProblem[], form: URLSearchParams }

/** Whether others have seen it, and whether one has: openly or for the region's figure alone. */
export function Sightings(
  { language, item, seal, sightings, states, problems, form }: Part & Entered & {
    sightings: Sighting[],
    /** How many States have seen it; null below five. */
    states: number | null
  },
) {
  const t = texts(language).sighting
  const open = sightings.filter((one) => !one.private || item.isOwn)
  const distinct = (seen: boolean) =>
    new Set(open.filter((one) => one.seen === seen).map(({ organization }) => organization.id)).size
  return (
    <section id="sightings" aria-labelledby="h-sightings">
      <h2 id="h-sightings">{t.title}</h2>
      <p>{t.counts({ seen: distinct(true), notSeen: distinct(false) })}</p>
      {item.kind === 'typology' &&
        <p>{states === null ? t.tooFew : t.states({ count: states })}</p>}
      {sightings.length > 0 && (
        <ul class="plain">
          {sightings.map((one) => (
            <li>
              <b>{one.organization.name[language]}</b>{': '}{one.seen ? t.seen : t.notSeen}
              {one.count !== null && <> · {formatNumber(language, one.count)}</>}
              {one.place && <> · {one.place}</>}
              {' '}<span class="meta">
                {one.seenOn ? formatDate(language, one.seenOn) : formatMoment(language, one.at)}
              </span>
              {one.private && <> <Tag kind="line" text={t.privateMark} /></>}
            </li>
          ))}
        </ul>
      )}
      {!item.isOwn && (
        <div class="noprint">
          <Form action={href.sightings(language, item.id)} seal={seal}>
            <Choices name="seen" label={t.ask} problems={problems}
              chosen={[form.get('seen') ?? '']} options={[
                { value: 'yes', text: t.seen }, { value: 'no', text: t.notSeen },
              ]} />
            <TextField name="place" label={t.place} value={form.get('place') ?? ''}
              problems={problems} />
            <TextField name="count" label={t.count} value={form.get('count') ?? ''} width={4}
              inputmode="numeric" problems={problems} />
            {item.kind === 'typology' && (
              <p class="choices"><label>
                <input type="checkbox" name="private" value="yes"
                  checked={form.get('private') === 'yes'} />
                <span>{t.secret}</span>
              </label></p>
            )}
            <Submit secondary text={t.send} />
          </Form>
        </div>
      )}
    </section>
  )
}

/** What others answered, as far as the reader may know it, and the form to answer. */
export function Replies(
  { language, item, seal, replies, problems, form }: Part & Entered & { replies: Reply[] },
) {
  const t = texts(language).replies
  const askers = [...new Map(replies.filter(({ organization }) => organization.id !== item.owner.id)
    .map(({ organization }) => [organization.id, organization])).values()]
  return (
    <section id="replies" aria-labelledby="h-replies">
      <h2 id="h-replies">{t.title}</h2>
      {replies.length === 0 && <p class="meta">{t.none}</p>}
      {replies.map((reply) => (
        <div class="reply">
          <p class="cluster meta">
            <b>{reply.organization.name[language]}</b>
            <time datetime={reply.at.toISOString()}>{formatMoment(language, reply.at)}</time>
            {reply.toOwnerOnly && <Tag kind="line" text={t.private} />}
            {reply.to && <Tag kind="line"
              text={t.onlyTo({ organization: reply.to.name[language] })} />}
          </p>
          <p class="pre">{reply.text}</p>
        </div>
      ))}
      <div class="noprint">
        <Form action={href.replies(language, item.id)} seal={seal}>
          <TextArea name="text" label={t.text} value={form.get('text') ?? ''}
            problems={problems} />
          {item.isOwn
            ? askers.length > 0 && (
              <Select name="to" label={t.to} value={form.get('to') ?? ''} options={[
                { value: '', text: t.toAll },
                ...askers.map(({ id, name }) => ({ value: id, text: name[language] })),
              ]} />
            )
            : (
              <p class="choices"><label>
                <input type="checkbox" name="owner" value="yes"
                  checked={form.get('owner') === 'yes'} />
                <span>{t.ownerOnly}</span>
              </label></p>
            )}
          <Submit secondary text={t.send} />
        </Form>
      </div>
    </section>
  )
}
