// Contacts in force, each with the way to the note that ends the role.
import type { PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import { formatDate } from '../../kernel/i18n/format.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { Select } from '../../kernel/ui/fields.tsx'
import { Submit } from '../../kernel/ui/form.tsx'
import { type Contact, listCommunities, listContacts } from '../../modules/directory/directory.ts'
import { mustBeDesk } from './acting-as.ts'
import { deskHref } from './desk-paths.ts'
import { inWorkspace } from './menu.tsx'
import { texts } from './messages.ts'
import { href } from './paths.ts'

/** The way back to the desk. */
export const trailOfDesk = (language: Language) => [
  { href: href.home(language), text: texts(language).home.title },
  { href: deskHref.desk(language), text: texts(language).desk.title },
]

/** GET /…/w/desk/contacts?community=code */
export async function deskContactsPage(request: PageRequest): Promise<PageAnswer> {
  const { language, reader, query } = request
  await mustBeDesk(request)
  const communities = await listCommunities(reader)
  const chosen = communities.find(({ code }) => code === query.get('community')) ?? communities[0]
  const contacts = chosen ? await listContacts(reader, chosen.id) : []
  const t = texts(language).desk
  return {
    ...inWorkspace, title: t.contactsTitle, trail: trailOfDesk(language),
    ...(chosen && { query: { community: chosen.code } }),
    main: (
      <div class="read">
        <h1>{t.contactsTitle}</h1>
        <p>{t.contactsLead}</p>
        <form class="form" action={deskHref.contacts(language)}>
          <Select name="community" label={t.community} value={chosen?.code ?? ''}
            options={communities.map(({ code, name }) =>
              ({ value: code, text: name[language] }))} />
          <Submit secondary text={t.show} />
        </form>
        {contacts.length === 0 ? <p class="meta">{t.noContacts}</p>
          : <Contacts language={language} contacts={contacts} />}
      </div>
    ),
  }
}

function Contacts({ language, contacts }: { language: Language, contacts: Contact[] }) {
  const t = texts(language)
  return (
    <ul class="plain">
      {contacts.map((one) => (
        <li>
          <b>{one.person.name}</b>
          <p class="facts-line">
            <span>{t.communities[one.role]}</span>
            <span>{one.organization.name[language]}</span>
            <span>{t.desk.from} {formatDate(language, one.startsOn)}</span>
          </p>
          {one.endRegisteredBy === null
            ? (
              <a href={deskHref.ending(language, one.id)}
                aria-label={t.desk.endOf({ name: one.person.name })}>{t.desk.end}</a>
            )
            : <span class="meta">{t.desk.endWaits}</span>}
        </li>
      ))}
    </ul>
  )
}
