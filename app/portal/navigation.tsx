// The main navigation: the sections of the public portal.
import type { Language } from '../../kernel/i18n/languages.ts'
import { href as cooperation } from '../../modules/cooperation/cooperation.ts'
import { href as directory } from '../../modules/directory/directory.ts'
import { href as library } from '../../modules/library/library.ts'
import { href as observatory } from '../../modules/observatory/observatory.ts'
import { texts } from './messages.ts'
import { href } from './paths.ts'

export function Navigation(
  { language, section }: { language: Language, section: string | undefined },
) {
  const t = texts(language)
  const items: [string, string, string][] = [
    ['countries', directory.countries(language), t.nav.countries],
    ['data', observatory.data(language), t.nav.data],
    ['topics', directory.topics(language), t.nav.topics],
    ['publications', library.publications(language), t.nav.publications],
    ['projects', cooperation.projects(language), t.nav.projects],
    ['treaties', directory.treaties(language), t.nav.treaties],
    ['about', href.about(language), t.nav.about],
  ]
  return items.map(([name, address, text]) =>
    <li><a href={address} aria-current={name === section ? 'page' : undefined}>{text}</a></li>)
}
