import { PinIcon } from '@sanity/icons/Pin'
import { defineArrayMember, defineField, defineType } from 'sanity'

/** Where the postcodes of a country lie, for drawn areas, circles and distances. */
export const gazetteer = defineType({
  name: 'gazetteer',
  title: 'Gazetteer',
  type: 'document',
  icon: PinIcon,
  fields: [
    defineField({ name: 'country', type: 'string', validation: (rule) => rule.required().length(2) }),
    defineField({
      name: 'places',
      description: 'A whole postcode, or the beginning of many.',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'object',
          name: 'postcodePoint',
          fields: [
            defineField({ name: 'postcode', type: 'string', validation: (rule) => rule.required() }),
            defineField({ name: 'lat', type: 'number', validation: (rule) => rule.required().min(-90).max(90) }),
            defineField({ name: 'lng', type: 'number', validation: (rule) => rule.required().min(-180).max(180) }),
          ],
          preview: {
            select: { postcode: 'postcode', lat: 'lat', lng: 'lng' },
            prepare: ({ postcode, lat, lng }) => ({ title: postcode ?? '', subtitle: `${lat ?? '?'}, ${lng ?? '?'}` }),
          },
        }),
      ],
    }),
  ],
  preview: {
    select: { country: 'country' },
    prepare: ({ country }) => ({ title: `Postcodes of ${country ?? '?'}` }),
  },
})
