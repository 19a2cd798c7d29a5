// In whose name a person acts, and how a form with something wrong is answered.
import type { Person as Actor } from '../../../kernel/access/actor.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { FormRequest, PageRequest } from '../../../kernel/http/route.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { FieldProblem } from '../../../kernel/ui/form.tsx'
import { getPersonOfAccount, type Membership } from '../../directory/directory.ts'
import { texts } from '../messages.ts'
import type { Wrong } from '../versions/input.ts'

/** The person who acts. Throws NotFound for anyone else. */
export function personOf({ actor }: Pick<PageRequest, 'actor'>): Actor {
  if (actor.kind !== 'person') throw new NotFound()
  return actor
}

/** The organizations a person works for, the oldest first. Throws NotFound when there is none. */
export async function listOwn(
  { reader, actor }: Pick<PageRequest, 'reader' | 'actor'>,
): Promise<Membership['organization'][]> {
  const { memberships } = await getPersonOfAccount(reader, actor.id)
  if (memberships.length === 0) throw new NotFound()
  return memberships.map(({ organization }) => organization)
}

/** The organization in whose name a form is sent: the one it names, else the first. */
export async function actingFor(request: Pick<FormRequest, 'reader' | 'actor' | 'form'>) {
  const own = await listOwn(request)
  const [first] = own
  const named = own.find(({ id }) => id === request.form.get('as'))
  if (!first) throw new NotFound()
  return (named ?? first).id
}

/** The name of a field as the page shows it. */
export function fieldName(language: Language, field: string): string {
  const t = texts(language)
  const own: Record<string, string> = {
    title: t.step.title, summary: t.step.summary, tlp: t.step.tlp, pap: t.step.pap,
    acknowledgeBy: t.clock, organization: t.step.organizations, person: t.step.people,
    community: t.step.community, recipients: t.steps.recipients, text: t.body.text,
    reason: t.life.reason, count: t.sighting.count,
  }
  const bodies: Partial<Record<string, string>> = t.body
  return own[field] ?? bodies[field] ?? field
}

/** What is wrong, in the reader's words. */
export const problemsOf = (language: Language, wrong: readonly Wrong[]): FieldProblem[] =>
  wrong.map(({ field, problem, line }) => {
    const name = fieldName(language, field)
    return { field, text: wording(language, problem, { name, line: line ?? 1 }) }
  })

function wording(
  language: Language, problem: Wrong['problem'], { name, line }: { name: string, line: number },
): string {
  const t = texts(language)
  switch (problem) {
    case 'indicator':
      return t.indicator.unreadable({ line })
    case 'date':
    case 'past':
      return t.problem[problem]
    case 'required':
    case 'tooLong':
    case 'choose':
    case 'invalid':
      return t.problem[problem]({ field: name })
  }
}
