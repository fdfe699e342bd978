import { once } from "./once";
import packed from "./operations.json";
import { unpackNames } from "./unpack-names";

/** Every operation of each plane, in the order of the packed file, which packed roles refer to. */
export const operationNames = once(() => ({
  control: unpackNames(packed.control.join()),
  data: unpackNames(packed.data.join()),
}));
