import { fillWords, ok, type Refusal, refuse } from '@souk/kernel'
import { isCode, type Promotion, type PromotionCode, pricingRefusals, tidyCode } from '@souk/pricing'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Call, defineCommand } from '../../dispatch/command.ts'

type Input = CommandInputs['createPromotionCode']
interface Facts {
  readonly promotion: Promotion | undefined
  readonly held: PromotionCode | undefined
  readonly codeId: string
  readonly code: string
}
interface Made {
  readonly codeId: string
  readonly code: string
}

const no = (code: keyof typeof pricingRefusals, detail: Readonly<Record<string, unknown>>) =>
  refuse<Refusal>({ code, message: fillWords(pricingRefusals[code].staff, detail), detail })

/** A code that nobody guesses: ten letters and digits that follow from the command's own id. */
const codeFor = ({ commandId, promotionIds }: Call): string =>
  BigInt(`0x${promotionIds.codeId(`made by ${commandId}`).split('.')[1]?.slice(0, 16) ?? '0'}`)
    .toString(36)
    .padStart(10, '0')
    .slice(-10)
    .toUpperCase()

/** Makes a code that shoppers can type. Saying the same again changes nothing. Refusals: `promotion_not_found`, `promotion_code_exists`. */
export const createPromotionCode = defineCommand<Input, Facts, Made>({
  name: 'createPromotionCode',
  title: 'Make a promotion code',
  roles: ['administrator', 'manager'],
  lane: 'direct',
  input: z.strictObject({
    promotion: z.string().regex(/^promotion-[\w-]{1,100}$/),
    code: z.string().max(64).refine(isCode, 'Use 3 to 32 letters and digits.').exactOptional(),
    limit: z.int().min(1).max(1_000_000).exactOptional(),
    note: z.string().trim().max(200).exactOptional(),
  }),
  async load(reader, input, call) {
    const code = tidyCode(input.code ?? codeFor(call))
    const codeId = call.promotionIds.codeId(code)
    const [[promotion], held] = await Promise.all([
      reader.content<Promotion>([input.promotion]),
      reader.get<PromotionCode>(codeId),
    ])
    return { promotion, held, codeId, code }
  },
  applied: ({ held, codeId, code }, { promotion, limit }) =>
    held && held.promotion === promotion && held.limit === limit ? ok({ codeId, code }) : undefined,
  decide({ promotion, held, codeId, code }, input, call) {
    if (!promotion || promotion.automatic === true) return no('promotion_not_found', { promotion: input.promotion })
    if (held) return no('promotion_code_exists', { code })
    const { limit, note } = input
    const create = {
      _id: codeId,
      _type: 'promotionCode',
      code,
      promotion: promotion._id,
      active: true,
      redemptions: 0,
      ...(limit !== undefined && { limit }),
      ...(note !== undefined && { note }),
      createdAt: call.now,
    }
    return ok({ writes: [{ create }], effects: [], value: { codeId, code } })
  },
})
