// A person's own account: who they are here, how they sign in, where they are signed in.
import { hasCodes, countRecoveryCodes } from '../../kernel/access/code-queries.ts'
import { type AccessEvent, listEvents } from '../../kernel/access/event-queries.ts'
import { listPasskeys, type Passkey } from '../../kernel/access/passkey-queries.ts'
import { listRecoveries } from '../../kernel/access/recovery-queries.ts'
import { listSessions, type OpenSession } from '../../kernel/access/session-queries.ts'
import { NotFound } from '../../kernel/http/problem.ts'
import type { FormSeal, PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import { formatMoment } from '../../kernel/i18n/format.ts'
import { isLanguage, type Language, languages, ownNames } from '../../kernel/i18n/languages.ts'
import { Form, Submit } from '../../kernel/ui/form.tsx'
import { Facts, PageTitle, Section, Tag } from '../../kernel/ui/parts.tsx'
import { getPersonOfAccount, type Person } from '../../modules/directory/directory.ts'
import { deskHref } from './desk-paths.ts'
import { texts } from './messages.ts'
import { texts as noticeTexts } from './notices/messages.ts'
import { href } from './paths.ts'

type Means = { language: Language, seal: FormSeal }

/** GET /…/account */
export async function accountPage(
  { language, reader, actor, seal, kept }: PageRequest,
): Promise<PageAnswer> {
  if (actor.kind !== 'person') throw new NotFound()
  const t = texts(language).account
  const person = await getPersonOfAccount(reader, actor.id)
  const sessions = await listSessions(reader, actor.id)
  const passkeys = await listPasskeys(reader, actor.id)
  const codes = await hasCodes(reader, actor.id)
  const left = await countRecoveryCodes(reader, actor.id)
  const waiting = (await listRecoveries(reader, actor.id)).length
  const events = await listEvents(reader, actor.id, 10)
  return {
    title: t.title, unlisted: true, hasForm: true, trail: [],
    main: (
      <>
        <PageTitle title={person.name} lead={t.lead} />
        <div class="wrap prose">
          <Roles language={language} person={person} />
          <p><a href={deskHref.reach(language)}>{texts(language).reach.title}</a>
            {` (${person.phone ?? texts(language).reach.none})`}</p>
          {person.memberships.some(({ role }) => role === 'administrator') &&
            <p><a href={href.keys(language)}>{t.keys}</a></p>}
          <p>
            <a href={href.noticeSettings(language)}>{noticeTexts(language).settings.title}</a>
          </p>
          {waiting > 0 && <p><a href={href.approvals(language)}>{t.approvals}</a> ({waiting})</p>}
        </div>
        <Section id="sessions" title={t.sessions}>
          <Sessions language={language} seal={seal} sessions={sessions} own={actor.session} />
        </Section>
        <Section id="passkeys" title={t.passkeys} sand>
          <Passkeys language={language} seal={seal} passkeys={passkeys} />
        </Section>
        <Section id="codes" title={t.codes}>
          <p>{codes ? t.codesSet({ count: left }) : t.codesNone}</p>
          <Form action={href.codes(language)} seal={seal}>
            <Submit secondary text={codes ? t.codesAgain : t.codesBegin} />
          </Form>
          {codes && (
            <Form action={href.recoveryCodes(language)} seal={seal}>
              <Submit secondary text={t.recoveryCodesNew} />
            </Form>
          )}
        </Section>
        <Section id="languages" title={t.languages} sand>
          <Languages language={language} seal={seal} chosen={kept?.has('language')
            ? kept.getAll('language').filter(isLanguage) : person.languages} />
        </Section>
        <Section id="events" title={t.events}>
          <Events language={language} events={events} />
        </Section>
      </>
    ),
  }
}

function Roles({ language, person }: { language: Language, person: Person }) {
  const t = texts(language)
  return <Facts entries={person.memberships.map(({ organization, role }) =>
    [organization.name[language], t.roles[role]])} />
}

function Sessions(
  { language, seal, sessions, own }: Means & { sessions: OpenSession[], own: string },
) {
  const t = texts(language).account
  return (
    <>
      <ul class="plain">
        {sessions.map((one) => (
          <li>
            <b>{one.agent || t.unknownAgent}</b> · {one.network} {one.id === own && <Tag kind="ok"
              text={t.thisSession} />}
            <p class="facts-line">
              <span>{t.seen({ moment: formatMoment(language, one.seenAt) })}</span>
              <span>{t.until({ moment: formatMoment(language, one.expiresAt) })}</span>
            </p>
            {one.id !== own && (
              <Form action={href.sessions(language)} seal={seal}>
                <Submit secondary text={t.end} named={{ name: 'session', value: one.id }} />
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form action={href.sessions(language)} seal={seal}>
          <Submit secondary text={t.endOthers} named={{ name: 'session', value: 'others' }} />
        </Form>
      )}
    </>
  )
}

function Passkeys({ language, seal, passkeys }: Means & { passkeys: Passkey[] }) {
  const t = texts(language).account
  return (
    <>
      {passkeys.length === 0 && <p>{t.passkeysNone}</p>}
      <ul class="plain">
        {passkeys.map(({ id, name, addedAt, usedAt }) => (
          <li>
            <b>{name}</b>
            <p class="facts-line">
              <span>{t.added({ moment: formatMoment(language, addedAt) })}</span>
              {usedAt && <span>{t.used({ moment: formatMoment(language, usedAt) })}</span>}
            </p>
            <Form action={href.passkey(language, id)} seal={seal}>
              <Submit secondary text={t.remove} />
            </Form>
          </li>
        ))}
      </ul>
      <Form action={href.passkeys(language)} seal={seal}>
        <Submit secondary text={t.passkeyAdd} />
      </Form>
    </>
  )
}

function Languages({ language, seal, chosen }: Means & { chosen: Language[] }) {
  const t = texts(language).account
  return (
    <Form action={href.languages(language)} seal={seal}>
      <fieldset>
        <legend class="form__legend">{t.languagesText}</legend>
        {languages.map((one) => (
          <p><label lang={one}>
            <input type="checkbox" name="language" value={one} checked={chosen.includes(one)} />
            {` ${ownNames[one]}`}
          </label></p>
        ))}
      </fieldset>
      <Submit secondary text={t.save} />
    </Form>
  )
}

function Events({ language, events }: { language: Language, events: AccessEvent[] }) {
  const t = texts(language)
  return (
    <ul class="plain">
      {events.map(({ kind, at, network, detail }) => (
        <li>
          {[formatMoment(language, at), t.events[kind], detail?.by, network]
            .filter(Boolean).join(' · ')}
        </li>
      ))}
    </ul>
  )
}
