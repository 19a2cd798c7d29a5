// Whom a marking lets one choose: persons, organizations, a community, or nobody in particular.
import type { Reader } from '../../../kernel/database/transaction.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Choices } from '../../../kernel/ui/fields.tsx'
import type { FieldProblem } from '../../../kernel/ui/form.tsx'
import { Notice } from '../../../kernel/ui/parts.tsx'
import { listOrganizations, listOwnCommunities } from '../../directory/directory.ts'
import type { Item } from '../items/item.ts'
import { texts } from '../messages.ts'
import { listNameable, listRecipients } from './queries.ts'

type Props = {
  reader: Reader, language: Language, item: Item,
  form: URLSearchParams | undefined, problems: FieldProblem[],
}

/** The choices that go with the marking of the item. */
export async function ReaderChoices(props: Props) {
  const { language, item } = props
  switch (item.tlp) {
    case 'clear':
      return <Notice info>{texts(language).step.everyMember}</Notice>
    case 'green':
      return communityChoice(props)
    case 'red':
      return personChoices(props)
    case 'amber':
    case 'amber-strict':
      return organizationChoices(props)
  }
}

async function communityChoice({ reader, language, item, form, problems }: Props) {
  const communities = await listOwnCommunities(reader)
  return (
    <Choices name="community" label={texts(language).step.community} problems={problems}
      chosen={[form?.get('community') ?? item.community?.id ?? '']}
      options={communities.map(({ id, name, purpose }) =>
        ({ value: id, text: name[language], more: purpose[language] }))} />
  )
}

async function organizationChoices({ reader, language, item, form, problems }: Props) {
  const all = (await listOrganizations(reader))
    .filter(({ id, exercise }) => id !== item.owner.id && exercise === item.exercise)
  const chosen = form?.getAll('organization') ?? (await listRecipients(reader, item.id))
    .filter(({ person, why }) => person === null && why === 'reader')
    .map(({ organization }) => organization.id)
  return (
    <Choices name="organization" several label={texts(language).step.organizations}
      problems={problems} chosen={chosen}
      options={all.map(({ id, name, state }) =>
        ({ value: id, text: name[language], ...(state && { more: state.name[language] }) }))} />
  )
}

async function personChoices({ reader, language, item, form, problems }: Props) {
  const t = texts(language).step
  const people = (await listNameable(reader))
    .filter(({ organization }) => organization.id !== item.owner.id)
  const chosen = form?.getAll('person') ?? (await listRecipients(reader, item.id))
    .flatMap(({ person, organization }) => person ? `${person.id} ${organization.id}` : [])
  return (
    <>
      <Choices name="person" several label={t.people} problems={problems} chosen={chosen}
        options={people.map(({ person, name, organization }) => ({
          value: `${person} ${organization.id}`, text: name, more: organization.name[language],
        }))} />
      <p class="meta">{t.noPeople}</p>
    </>
  )
}
