//! Envelope and input of every transaction: whatever bytes come, they are understood or refused with words.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    if let Err(refusal) = gateway::understand(body) {
        assert!(refusal.message.chars().count() <= 200, "{}", refusal.message);
        assert!(!refusal.message.is_ascii(), "{}", refusal.message);
    }
});
