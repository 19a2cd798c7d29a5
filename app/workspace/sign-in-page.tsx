// Signing in: passkey first, then a code, then the authority's own provider; on a trial machine, by
// choosing an invented person.
import type { PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import { compareNames } from '../../kernel/i18n/format.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { Form, Submit } from '../../kernel/ui/form.tsx'
import { Notice, PageTitle } from '../../kernel/ui/parts.tsx'
import { listExercisePeople, type Person } from '../../modules/directory/directory.ts'
import { deskHref } from './desk-paths.ts'
import { texts } from './messages.ts'
import { href } from './paths.ts'

export type SignInMeans = {
  trial: boolean
  /** The name of the identity provider, when one is configured. */
  provider: string | undefined
}

type Request = Pick<PageRequest, 'language' | 'query' | 'reader' | 'seal'>

/** GET /…/sign-in */
export function signInPage({ trial, provider }: SignInMeans) {
  return async ({ language, query, reader, seal }: Request): Promise<PageAnswer> => {
    const t = texts(language).signIn
    const [back, ended] = [query.get('back') ?? '', query.get('why') === 'ended']
    const people = trial ? await listExercisePeople(reader) : []
    return {
      title: t.title, unlisted: true, hasForm: true, trail: [],
      main: (
        <>
          <PageTitle title={t.title} lead={t.lead} />
          <div class="wrap prose band-end">
            {ended && <Notice>{t.ended}</Notice>}
            {query.get('why') === 'provider' && <Notice>{t.providerFailed}</Notice>}
            <h2 class="h3">{t.passkey}</h2>
            <p>{t.passkeyText}</p>
            <Form action={href.signInPasskey(language)} seal={seal}>
              <input type="hidden" name="back" value={back} />
              <Submit text={t.passkeyButton} />
            </Form>
            <h2 class="h3">{t.code}</h2>
            <p><a href={href.signInCode(language, { back })}>{t.codeLink}</a></p>
            {provider && <h2 class="h3">{t.provider}</h2>}
            {provider && <p><a href={href.provider(language, back)}>{t.providerButton(
              { provider })}</a></p>}
            <p><a href={deskHref.first(language)}>{texts(language).first.title}</a></p>
            <p><a href={href.recovery(language)}>{t.lost}</a></p>
          </div>
          {trial && <InventedPeople language={language} people={people} back={back} />}
        </>
      ),
    }
  }
}

function InventedPeople(
  { language, people, back }: { language: Language, people: Person[], back: string },
) {
  const t = texts(language)
  const compare = compareNames(language)
  const groups = Map.groupBy(people, ({ memberships: [first] }) =>
    first?.organization.state?.[language] ?? t.signIn.noState)
  return (
    <section class="band band--sand" aria-labelledby="invented">
      <div class="wrap">
        <p class="exercise"><b>{t.exercise}</b> {t.signIn.trialText}</p>
        <h2 class="h2" id="invented">{t.signIn.trial}</h2>
        <form method="post" action={href.signInTrial(language)}>
          <input type="hidden" name="back" value={back} />
          {[...groups].toSorted(([a], [b]) => compare(a, b)).map(([name, members]) => (
            <>
              <h3 class="h3">{name}</h3>
              <ul class="people">
                {members.map((person) => <li><Choice language={language} person={person} /></li>)}
              </ul>
            </>
          ))}
        </form>
      </div>
    </section>
  )
}

function Choice({ language, person }: { language: Language, person: Person }) {
  const t = texts(language)
  const [first] = person.memberships
  return <Submit secondary named={{ name: 'person', value: person.account }} text={(
    <>
      {person.name}
      {first && <small>{t.roles[first.role]} · {first.organization.name[language]}</small>}
    </>
  )} />
}
