// A budget of requests for each network address: it fills again steadily, so a person never
// meets it and a machine is told exactly when to come back.

export type RateLimit = (address: string) => { allowed: true } | {
  allowed: false, waitSeconds: number,
}

const ADDRESSES_MAX = 50_000

/**
 * A limit of `perMinute` requests an address, with bursts of as much; 0 switches it off.
 * The oldest addresses are forgotten first when too many ask at once.
 */
export function createRateLimit(perMinute: number, now = () => performance.now()): RateLimit {
  if (perMinute === 0) return () => ({ allowed: true })
  const perMs = perMinute / 60_000
  const budgets = new Map<string, { left: number, at: number }>()
  return (address) => {
    const moment = now()
    const budget = budgets.get(address) ?? { left: perMinute, at: moment }
    budget.left = Math.min(perMinute, budget.left + (moment - budget.at) * perMs)
    budget.at = moment
    budgets.delete(address)
    budgets.set(address, budget)
    if (budgets.size > ADDRESSES_MAX) budgets.delete(budgets.keys().next().value ?? '')
    if (budget.left < 1) {
      return { allowed: false, waitSeconds: Math.ceil((1 - budget.left) / perMs / 1000) }
    }
    budget.left -= 1
    return { allowed: true }
  }
}
