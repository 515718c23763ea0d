import type { AccountExistsFacts, VerificationFacts } from '../facts.ts'
import { action, type Letter, type Part, text } from '../letter.ts'
import { accountWords } from '../words/account.ts'
import { letterTo, telling } from './telling.ts'

/** Asks whether the address is theirs. */
export function confirmAccount(facts: VerificationFacts): Letter {
  const tell = telling(facts)
  const words = accountWords[tell.language]
  return letterTo(facts.shop, tell, {
    subject: words.confirm(tell.shop),
    title: words.confirmTitle,
    parts: [
      text(words.confirmText(tell.minutes(facts.minutes))),
      action(words.confirmAction, facts.link),
      code(words.code, facts),
      text(words.notYou),
    ],
  })
}

/** Leads to a new password. */
export function resetPassword(facts: VerificationFacts): Letter {
  const tell = telling(facts)
  const words = accountWords[tell.language]
  return letterTo(facts.shop, tell, {
    subject: words.reset(tell.shop),
    title: words.resetTitle,
    parts: [
      text(words.resetText(tell.minutes(facts.minutes))),
      action(words.resetAction, facts.link),
      code(words.code, facts),
      text(words.resetNotYou),
    ],
  })
}

const code = (label: string, { code: digits }: VerificationFacts): Part => ({ kind: 'code', label, code: digits })

/** Answers a registration with an address that has an account; the page itself says nothing of it. */
export function accountExists(facts: AccountExistsFacts): Letter {
  const tell = telling(facts)
  const words = accountWords[tell.language]
  return letterTo(facts.shop, tell, {
    subject: words.exists(tell.shop),
    title: words.existsTitle,
    parts: [text(words.existsText), action(words.signIn, facts.signIn), action(words.existsReset, facts.reset)],
  })
}
