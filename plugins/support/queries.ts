import { defineQuery } from 'groq'

/** The desk's list, last said first; `null` leaves a filter out. Read by the console. */
export const deskQuery = defineQuery(`*[
  _type == "ticket" && ($states == null || state in $states) && ($assignee == null || assignee.id == $assignee)
  && ($unassigned == false || !defined(assignee)) && ($category == null || category == $category)
  && ($late == false || state in ["open", "waiting_for_us"]
    && (resolveDueAt < $now || !defined(firstResponseAt) && firstResponseDueAt < $now))
] | order(saidAt desc, _id desc)[0...$limit]{
  _type, _id, number, subject, category, priority, state, orderNumber, contact, assignee, firstResponseDueAt,
  firstResponseAt, resolveDueAt, resolvedAt, pausedAt, pausedMs, createdAt, saidAt,
  "last": messages[kind == "public"][-1]{body, author}
}`)

/** What each view of the desk holds. Read by the console. */
export const deskCountsQuery = defineQuery(`{
  "mine": count(*[_type == "ticket" && state in ["open", "waiting_for_us", "waiting_for_shopper"] && assignee.id == $me]),
  "unassigned": count(*[
    _type == "ticket" && state in ["open", "waiting_for_us", "waiting_for_shopper"] && !defined(assignee)
  ]),
  "waiting": count(*[_type == "ticket" && state in ["open", "waiting_for_us"]]),
  "late": count(*[_type == "ticket" && state in ["open", "waiting_for_us"]
    && (resolveDueAt < $now || !defined(firstResponseAt) && firstResponseDueAt < $now)]),
  "all": count(*[_type == "ticket"])
}`)

/** Who held tickets lately. Read by the console, to give one to a colleague. */
export const deskPeopleQuery = defineQuery(
  `*[_type == "ticket" && defined(assignee)] | order(saidAt desc)[0...300].assignee`,
)

/** Canned replies in their order. Read by the console. */
export const cannedRepliesQuery = defineQuery(`*[_type == "cannedReply"] | order(position asc, title asc)[0...100]{
  _type, _id, title, category, body
}`)
