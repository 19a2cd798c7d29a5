// Lets Node run .tsx files as they are: the types are removed and the JSX compiled on import.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'rolldown/utils'

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context)
    const file = fileURLToPath(url)
    const { code, errors } = transformSync(file, readFileSync(file, 'utf8'), {
      jsx: { runtime: 'automatic', importSource: 'preact' },
      sourcemap: false,
    })
    if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]?.message ?? 'cannot compile'}`)
    return { format: 'module', source: code, shortCircuit: true }
  },
})
