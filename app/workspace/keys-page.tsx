// Keys with which programs of an organization read and write in its name: made by its
// administrators, shown once, ended at once.
import { addEvent } from '../../kernel/access/event-queries.ts'
import { makeKey } from '../../kernel/access/key.ts'
import { type ApiKey, listKeys, revokeKey } from '../../kernel/access/key-queries.ts'
import type { Person as Actor } from '../../kernel/access/actor.ts'
import { NotFound } from '../../kernel/http/problem.ts'
import type {
  FileAnswer, FormAnswer, FormRequest, FormSeal, MachineRequest, PageAnswer, PageRequest,
} from '../../kernel/http/route.ts'
import { formatMoment } from '../../kernel/i18n/format.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import {
  ErrorSummary, type FieldProblem, Form, Submit, TextField,
} from '../../kernel/ui/form.tsx'
import { Notice, PageTitle, Tag } from '../../kernel/ui/parts.tsx'
import { getPersonOfAccount, listOrganizations } from '../../modules/directory/directory.ts'
import { readNewKey } from './input.ts'
import { texts } from './messages.ts'
import { href } from './paths.ts'

type Shown = Pick<PageRequest, 'language' | 'seal' | 'reader'>

/** GET /…/account/keys: for administrators; for others there is no such page. */
export async function keysPage(request: PageRequest): Promise<PageAnswer> {
  return show(request, await organizationOf(request))
}

/** POST /…/account/keys: name, scopes, days make one; revoke=id ends one. */
export async function changeKeys(request: FormRequest): Promise<FormAnswer> {
  const { form, writer, actor, language, seal } = request
  const organization = await organizationOf(request)
  if (actor.kind !== 'person') throw new NotFound()
  const revoked = form.get('revoke')
  if (revoked !== null) {
    await revoke(request, actor, { owner: organization, key: revoked })
    return { to: href.keys(language) }
  }
  const read = readNewKey(form)
  if (!read.ok) {
    const t = texts(language).keys
    return show({ language, seal, reader: writer }, organization,
      read.fields.map((field) => ({ field, text: t.problems[field] })))
  }
  const secret = await makeKey(writer, actor, { owner: organization, ...read.key })
  return showSecret(language, secret)
}

async function revoke(
  { writer, client }: FormRequest, actor: Actor, ids: { owner: string, key: string },
): Promise<void> {
  if (!/^[0-9a-f-]{36}$/.test(ids.key) || !await revokeKey(writer, ids)) throw new NotFound()
  await addEvent(writer, {
    kind: 'key-revoked', account: actor.id, session: actor.session, requestId: actor.requestId,
    network: client.network, detail: { key: ids.key },
  })
}

async function organizationOf({ reader, actor }: Pick<PageRequest, 'reader' | 'actor'>) {
  const { memberships } = await getPersonOfAccount(reader, actor.id)
  const found = memberships.find(({ role }) => role === 'administrator')
  if (!found) throw new NotFound()
  return found.organization.id
}

async function show(
  { language, seal, reader }: Shown, organization: string, problems: FieldProblem[] = [],
): Promise<PageAnswer> {
  const t = texts(language).keys
  const keys = await listKeys(reader, organization)
  return {
    title: t.title, unlisted: true, hasForm: true,
    trail: [{ href: href.account(language), text: texts(language).account.title }],
    ...(problems.length > 0 && { status: 422 }),
    main: (
      <>
        <PageTitle title={t.title} lead={t.lead} />
        <div class="wrap prose band-end">
          <ErrorSummary title={texts(language).problems} problems={problems} />
          {keys.length === 0 && <p>{t.none}</p>}
          <ul class="plain">
            {keys.map((key) => <li><Key language={language} seal={seal} apiKey={key} /></li>)}
          </ul>
          <h2 class="h3">{t.make}</h2>
          <Form action={href.keys(language)} seal={seal}>
            <TextField name="name" label={t.name} hint={t.nameHint} problems={problems} />
            <fieldset id="scope">
              <legend class="form__legend">{t.scope}</legend>
              <p><label><input type="checkbox" name="scope" value="read" /> {t.read}</label></p>
              <p><label><input type="checkbox" name="scope" value="write" /> {t.write}</label></p>
            </fieldset>
            <TextField name="days" label={t.days} hint={t.daysHint} problems={problems} value="90"
              width={4} inputmode="numeric" />
            <Submit text={t.make} />
          </Form>
        </div>
      </>
    ),
  }
}

function Key({ language, seal, apiKey }: { language: Language, seal: FormSeal, apiKey: ApiKey }) {
  const t = texts(language).keys
  const isOver = apiKey.expiresAt <= new Date()
  return (
    <>
      <b>{apiKey.name}</b> {apiKey.revokedAt && <Tag kind="line" text={t.revoked} />}
      <p class="facts-line">
        <span>{apiKey.scopes.map((scope) => scope === 'write' ? t.write : t.read).join(', ')}</span>
        <span>{t.until({ moment: formatMoment(language, apiKey.expiresAt) })}</span>
        <span>{apiKey.usedAt
          ? t.used({ moment: formatMoment(language, apiKey.usedAt) }) : t.neverUsed}</span>
      </p>
      {!apiKey.revokedAt && !isOver && (
        <Form action={href.keys(language)} seal={seal}>
          <Submit secondary text={t.revoke} named={{ name: 'revoke', value: apiKey.id }} />
        </Form>
      )}
    </>
  )
}

function showSecret(language: Language, secret: string): PageAnswer {
  const t = texts(language).keys
  return {
    title: t.made, unlisted: true, hasForm: true,
    trail: [{ href: href.account(language), text: texts(language).account.title }],
    main: (
      <>
        <PageTitle title={t.made} lead={t.madeLead} />
        <div class="wrap prose band-end">
          <p class="secret">{secret}</p>
          <Notice>{t.once}</Notice>
          <p><a href={href.keys(language)}>{t.done}</a></p>
        </div>
      </>
    ),
  }
}

/** GET /key: what a program's key is good for. */
export async function describeKey({ reader, actor }: MachineRequest): Promise<FileAnswer> {
  if (actor.kind !== 'machine') throw new NotFound()
  // A key without an organization in force opens nothing; this list is what the database shows it.
  const organizations = await listOrganizations(reader, { limit: 1 })
  return {
    body: JSON.stringify({ scopes: actor.scopes, works: organizations.length > 0 }),
    type: 'application/json; charset=utf-8',
  }
}
