import { Button, TextInput } from '@sanity/ui'
import { useCan } from '@refinedev/core'
import { isCode, type PromotionCode } from '@souk/pricing'
import { promotionCodesQuery } from '@souk/pricing/queries'
import { type FormEvent, useState } from 'react'
import { CommandFailed, LoadingRows, RefusalNotice } from '../ui/states.tsx'
import { useCommand } from '../use-command.ts'
import { useLiveQuery } from '../use-live-query.ts'
import { CodeRow } from './code-row.tsx'

/** The codes of a promotion with how often each was redeemed; new ones are made here. */
export function PromotionCodes({ promotion, automatic }: { readonly promotion: string; readonly automatic: boolean }) {
  const codes = useLiveQuery<readonly PromotionCode[]>({
    name: 'promotionCodes',
    groq: promotionCodesQuery,
    params: { promotion, from: 0, to: 100 },
    types: ['promotionCode'],
  })
  return (
    <>
      <h3>Codes</h3>
      {automatic ? <p className="muted">It is given without a code; its uses are counted all the same.</p> : null}
      {codes.data === undefined ? <LoadingRows count={2} /> : null}
      {codes.data?.length === 0 && !automatic ? <p className="muted">None yet. Nobody can use it before.</p> : null}
      <ul className="plain-list">
        {codes.data?.map((code) => (
          <CodeRow key={code._id} code={code} />
        ))}
      </ul>
      {automatic ? null : <NewCode promotion={promotion} />}
    </>
  )
}

function NewCode({ promotion }: { readonly promotion: string }) {
  const [code, setCode] = useState('')
  const [limit, setLimit] = useState('')
  const command = useCommand()
  const { data: can } = useCan({ resource: 'promotionCode', action: 'createPromotionCode' })
  if (can?.can === false) return <p className="muted">{can.reason}</p>
  const problem =
    code !== '' && !isCode(code)
      ? 'Use 3 to 32 letters and digits.'
      : limit !== '' && !/^[1-9]\d{0,5}$/.test(limit)
        ? 'The limit is a whole number.'
        : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (problem || command.isPending) return
    const input = {
      promotion,
      ...(code.trim() ? { code: code.trim() } : {}),
      ...(limit ? { limit: Number(limit) } : {}),
    }
    command.mutate(
      { name: 'createPromotionCode', input },
      {
        onSuccess: (outcome) => {
          if (outcome.kind !== 'done') return
          setCode('')
          setLimit('')
        },
      },
    )
  }
  return (
    <form className="code-form" onSubmit={submit}>
      <TextInput
        aria-label="New code"
        placeholder="Code, or none for a random one"
        fontSize={1}
        padding={3}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <TextInput
        aria-label="Limit of the new code"
        placeholder="Limit"
        inputMode="numeric"
        fontSize={1}
        padding={3}
        value={limit}
        onChange={(event) => setLimit(event.currentTarget.value)}
      />
      <Button
        type="submit"
        mode="ghost"
        text="Make code"
        fontSize={1}
        padding={3}
        disabled={!!problem || command.isPending}
      />
      {problem ? <p className="problem">{problem}</p> : null}
      {command.isError ? <CommandFailed error={command.error} /> : null}
      {command.data?.kind === 'refused' ? <RefusalNotice message={command.data.refusal.message} /> : null}
    </form>
  )
}
