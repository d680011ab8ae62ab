import v8 from 'node:v8';
import { keepObjectsYoung } from '../../../src/setup/young-objects';

it('asks V8 for something that it knows', () => {
  // As V8 starts: an application that was booted in this process has asked already.
  v8.setFlagsFromString('--allocation-site-pretenuring');
  // The tag is made of V8's version and of its flags; of one that it does not know it takes no notice.
  const before = v8.cachedDataVersionTag();
  keepObjectsYoung();
  expect(v8.cachedDataVersionTag()).not.toBe(before);
  const after = v8.cachedDataVersionTag();
  keepObjectsYoung();
  expect(v8.cachedDataVersionTag()).toBe(after);
});
