import { yup } from '@strapi/utils';

/** Strapi's schemas ask the database; when it does not answer, the request has to be told. */
test('a test of a schema that fails ends the judging of it', async () => {
  const name = yup.string().test('taken', 'taken', () => Promise.reject(new Error('no database')));
  await expect(yup.object({ name }).validate({ name: 'x' })).rejects.toThrow('no database');
});
