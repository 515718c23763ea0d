/** What happens when a card number is used. */
export interface CardRule {
  readonly brand: string
  readonly outcome: 'success' | 'decline' | 'authenticate'
  /** What follows a completed 3-D Secure step, or a success: some cards are declined or disputed later. */
  readonly later?: 'decline' | 'dispute'
  readonly code?: string
  readonly declineCode?: string
  readonly message?: string
  readonly words: string
}

const declined = (declineCode: string, message: string, words: string): CardRule => ({
  brand: 'visa',
  outcome: 'decline',
  code: 'card_declined',
  declineCode,
  message,
  words,
})

/** The card numbers that Stripe's documentation of testing names, and what each of them does. */
export const cards: Readonly<Record<string, CardRule>> = {
  '4242424242424242': { brand: 'visa', outcome: 'success', words: 'Visa, succeeds' },
  '4000056655665556': { brand: 'visa', outcome: 'success', words: 'Visa debit, succeeds' },
  '5555555555554444': { brand: 'mastercard', outcome: 'success', words: 'Mastercard, succeeds' },
  '378282246310005': { brand: 'amex', outcome: 'success', words: 'American Express, succeeds' },
  '4000002500003155': { brand: 'visa', outcome: 'authenticate', words: '3-D Secure asked' },
  '4000002760003184': { brand: 'visa', outcome: 'authenticate', words: '3-D Secure asked, always' },
  '4000008400001629': {
    ...declined('generic_decline', 'Your card was declined.', '3-D Secure, then declined'),
    outcome: 'authenticate',
    later: 'decline',
  },
  '4000000000000002': declined('generic_decline', 'Your card was declined.', 'Declined'),
  '4000000000009995': declined('insufficient_funds', 'Your card has insufficient funds.', 'Insufficient funds'),
  '4000000000009987': declined('lost_card', 'Your card was declined.', 'Lost card'),
  '4000000000009979': declined('stolen_card', 'Your card was declined.', 'Stolen card'),
  '4000000000000069': {
    ...declined('expired_card', 'Your card has expired.', 'Expired card'),
    code: 'expired_card',
  },
  '4000000000000127': {
    ...declined('incorrect_cvc', "Your card's security code is incorrect.", 'Wrong security code'),
    code: 'incorrect_cvc',
  },
  '4000000000000119': {
    ...declined(
      'processing_error',
      'An error occurred while processing your card. Try again in a little bit.',
      'Fault',
    ),
    code: 'processing_error',
  },
  '4000000000007726': { brand: 'visa', outcome: 'success', words: 'Succeeds; a refund takes days' },
  '4000000000005126': { brand: 'visa', outcome: 'success', words: 'Succeeds; a refund comes back later' },
  '4000000000000259': { brand: 'visa', outcome: 'success', later: 'dispute', words: 'Succeeds, disputed as fraud' },
}

/** Looks a number up; blanks and dashes do not matter. A number that is none of the test cards is declined, as in test mode. */
export function cardRule(input: string): { readonly number: string; readonly rule: CardRule } {
  const number = input.replaceAll(/[\s-]/g, '')
  const rule = cards[number]
  if (rule) return { number, rule }
  if (!/^\d{12,19}$/.test(number) || !luhn(number)) {
    return {
      number,
      rule: { ...declined('incorrect_number', 'Your card number is incorrect.', ''), code: 'incorrect_number' },
    }
  }
  const message = 'Your card was declined. Your request was in test mode, but used a non test card.'
  return { number, rule: declined('test_mode_live_card', message, '') }
}

function luhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
