// Remembers light or dark in a cookie, with a plain form.
import type { FileAnswer, MachineRequest } from '../../kernel/http/route.ts'

const YEAR_SECONDS = 31_536_000

/** POST /theme: theme=auto|light|dark, back=the page to return to (a path of this site). */
export async function chooseTheme({ form }: MachineRequest): Promise<FileAnswer> {
  const theme = form.get('theme')
  const back = form.get('back') ?? '/'
  const isOurs = /^\/(?![/\\])[\w\-./~%]*$/.test(back)
  const known = theme === 'light' || theme === 'dark'
  const cookie = known
    ? `theme=${theme}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly`
    : 'theme=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly'
  return {
    body: '', type: 'text/plain; charset=utf-8', status: 303,
    headers: { location: isOurs ? back : '/', 'set-cookie': cookie, 'cache-control': 'no-store' },
  }
}
