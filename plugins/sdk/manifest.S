/* SPDX-License-Identifier: Apache-2.0
 * Embeds the manifest, the file that LODE_MANIFEST names, as an ELF note: a reader finds it through
 * PT_NOTE and runs no code of the plugin. It survives strip. */
    .section .note.lode, "a", %note
    .balign 4
    .long 2f - 1f, 4f - 3f, 1       /* size of the name, size of the content, type 1: JSON */
1:  .asciz "LODE"
2:  .balign 4
3:  .incbin LODE_MANIFEST
4:  .balign 4
    .section .note.GNU-stack, "", %progbits
