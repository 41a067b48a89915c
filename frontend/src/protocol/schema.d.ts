/** Generated from openapi.json by `npm run schema`. */

export interface paths {
    "/api/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Choose the language in which one is spoken to.
         * @description The account that is signed in.
         */
        patch: operations["language_choose"];
        trace?: never;
    };
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an account for a person or a place, without a password. */
        post: operations["account_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change an account; whoever loses a right is signed out everywhere. */
        patch: operations["account_change"];
        trace?: never;
    };
    "/api/accounts/{account_id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let an account sign in again, by new links. */
        post: operations["account_activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{account_id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let an account no longer sign in, and end all its logins. */
        post: operations["account_deactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consultations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The consultations I may know of, the newest first. */
        get: operations["consultations"];
        put?: never;
        /** Begin to prepare a consultation. */
        post: operations["consultation_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consultations/{consultation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One consultation with its sittings. */
        get: operations["consultation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what a consultation is, by whom it is led and with whom it is held. */
        patch: operations["consultation_change"];
        trace?: never;
    };
    "/api/consultations/{consultation_id}/sittings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan a sitting of a consultation. */
        post: operations["sitting_schedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consultations/{consultation_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a consultation up. */
        post: operations["consultation_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The browsers that count as mine, the last used first.
         * @description The browsers that count as one's own.
         */
        get: operations["devices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/{device_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Let a browser no longer count as its person's own, and sign it out. */
        delete: operations["device_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand in a file, to be put to a use within a day.
         * @description Where files are handed in.
         */
        post: operations["file_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file, or the part of it that a Range field asks for; marked with the reader's name if confidential.
         * @description A file's bytes.
         */
        get: operations["file_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All forms of consultation in their order. */
        get: operations["forms"];
        put?: never;
        /** Add a form of consultation. */
        post: operations["form_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/forms/{form_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a form of consultation or move it in the list. */
        patch: operations["form_change"];
        trace?: never;
    };
    "/api/forms/{form_id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let new consultations take a form again. */
        post: operations["form_activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/forms/{form_id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let no new consultation take a form. */
        post: operations["form_deactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My sittings with what there is to do, and what is left to do for those I prepare. */
        get: operations["home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One invitation, with what may be answered to it. */
        get: operations["invitation"];
        put?: never;
        post?: never;
        /** Take an invitation back. */
        delete: operations["invitation_withdraw"];
        options?: never;
        head?: never;
        /** Change as what somebody is invited, for whom they sit, and their place in the list. */
        patch: operations["invitation_change"];
        trace?: never;
    };
    "/api/invitations/{invitation_id}/deputy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the deputy that was named sit there. */
        post: operations["invitation_admit_deputy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{invitation_id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Answer an invitation: come, be excused, or send a deputy. */
        put: operations["invitation_answer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/login-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where one is signed in, the last seen first.
         * @description Everywhere the account is signed in.
         */
        get: operations["login_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/login-sessions/{login_session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one's own login sessions, on whatever device it is. */
        delete: operations["login_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a person a member, in the current term unless another is named. */
        post: operations["membership_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/memberships/{membership_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a membership that was entered by mistake. */
        delete: operations["membership_remove"];
        options?: never;
        head?: never;
        /** Change a membership, or say when it ended. */
        patch: operations["membership_change"];
        trace?: never;
    };
    "/api/notices/{notice_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Put a notice away as read. */
        delete: operations["notice_dismiss"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Special committees, offices, departments and assigning bodies, in their order. */
        get: operations["organisations"];
        put?: never;
        /** Enter a special committee, an office, a department or an assigning body. */
        post: operations["organisation_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One organisation with its people, the head first. */
        get: operations["organisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change an organisation's names, how it is reached, and who in it is called first. */
        patch: operations["organisation_change"];
        trace?: never;
    };
    "/api/organisations/{organisation_id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put an organisation back into the lists to choose from. */
        post: operations["organisation_activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisation_id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an organisation out of the lists to choose from. */
        post: operations["organisation_deactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisation_id}/roles/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a person a role in an organisation, in place of the one they had there. */
        put: operations["organisation_appoint"];
        post?: never;
        /** Take a person's role in an organisation away. */
        delete: operations["organisation_dismiss"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who there is, by name; phones and user names only for those who look after people. */
        get: operations["people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand in a workbook and be told what entering it would do. Nothing is entered, the file is not kept.
         * @description Where workbooks are handed in.
         */
        post: operations["import_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/imports/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An empty workbook to fill in, in my language, with the sectors and committees to choose from. */
        get: operations["import_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What entering my workbook would do, or has done. */
        get: operations["import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/imports/{import_id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter what the preview of a workbook shows, rows with faults left out. */
        post: operations["people_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/imports/{import_id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows of my workbook, each with its verdict, its changes, and its faults by cell. */
        get: operations["import_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person or place, with the memberships of all terms. */
        get: operations["person"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{account_id}/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The browsers that count as a person's own, for those who look after their account.
         * @description The browsers that count as somebody's own, for those who look after people.
         */
        get: operations["person_devices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qr-logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask to be signed in by a phone: shows a picture that only this browser can use.
         * @description A desktop's wish to be signed in by a phone.
         */
        post: operations["qr_login_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qr-logins/{qr_login_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the phone has confirmed; ask every two seconds.
         * @description One such wish, for the browser that made it.
         */
        get: operations["qr_login"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qr-logins/{qr_login_id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in, once the phone has confirmed.
         * @description Taking what the phone has granted.
         */
        post: operations["qr_login_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My rooms. */
        get: operations["rooms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The room now, with the seq of each of my streams at that moment. */
        get: operations["room"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/admissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let somebody in, or everybody who waits. */
        post: operations["participant_admit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/agenda/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Go to an item of the agenda. */
        put: operations["agenda_step"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/attendances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has come, when and by what device, who came late and who left early, for the desk. */
        get: operations["room_attendances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/attendances.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has come, when and by what device, as a workbook (XLSX), for those who prepare the sitting. */
        get: operations["room_attendance_workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/ballots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How I have voted in named polls. */
        get: operations["room_ballots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a browser needs before it opens a peer connection. */
        get: operations["room_call"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/calls/{device}/downlink": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Answer the newest offer. */
        put: operations["call_answer"];
        /** Ask for an offer of everything the others send. */
        post: operations["call_subscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/calls/{device}/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Get of what the others send what this device wants. */
        put: operations["call_prefer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/calls/{device}/uplink": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Offer this device's tracks to the room. */
        put: operations["call_publish"];
        post?: never;
        /** Take this device's tracks back. */
        delete: operations["call_unpublish"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put the sitting away as done with. */
        post: operations["sitting_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the sitting, and whatever is still open in it. */
        post: operations["sitting_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The events after the given positions, on those of my streams that are named. */
        get: operations["room_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/floor/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call a department to answer. */
        post: operations["floor_pass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/floor/grant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give somebody the floor. */
        post: operations["floor_grant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/floor/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set the arranged list of an agenda item. */
        put: operations["floor_arrange"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/floor/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the floor to the next in the queue. */
        post: operations["floor_next"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/floor/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose in what order an item's queue stands. */
        put: operations["floor_set_order"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/floor/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for the floor. */
        post: operations["floor_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/floor/requests/{request_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a request for the floor back. */
        delete: operations["floor_withdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/floor/requests/{request_id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the speaker more time. */
        post: operations["floor_extend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/floor/requests/{request_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put somebody at a place in the queue by hand. */
        post: operations["floor_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/floor/requests/{request_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Be done speaking. */
        post: operations["floor_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/floor/requests/{request_id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the floor from the speaker, with a reason. */
        post: operations["floor_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/floor/requests/{request_id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to speak. */
        post: operations["floor_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/floor/requests/{request_id}/take-away": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a question away, to be answered by a date. */
        post: operations["floor_take_away"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/floor/talk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has spoken how long: people, sectors, organisations, items of the agenda. */
        get: operations["room_talk_times"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/floor/turns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who spoke, speaks, waits or handed in a speech: everybody for the desk, oneself for everybody. */
        get: operations["room_turns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/floor/written": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in a written speech. */
        post: operations["floor_hand_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let nobody more in but by hand. */
        post: operations["sitting_lock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Older messages, a page at a time. */
        get: operations["room_messages"];
        put?: never;
        /** Say something in a room. */
        post: operations["message_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/messages/{message_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Correct one's own message within the edit window. */
        patch: operations["message_edit"];
        trace?: never;
    };
    "/api/rooms/{room_id}/messages/{message_id}/hide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a message from everybody's screen, with a reason. */
        post: operations["message_hide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/messages/{message_id}/question": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what became of a question to a department. */
        put: operations["question_state"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write to the operators alone. */
        post: operations["note_write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open the lobby, so that people may come. */
        post: operations["sitting_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/participants/{participant_id}/headcount": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say how many people sit at a venue. */
        put: operations["participant_count"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/participants/{participant_id}/microphone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Let a venue be heard without the floor, or no more. */
        put: operations["call_open"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/participants/{participant_id}/mutes/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Forward a source of somebody's no more. */
        put: operations["call_mute"];
        post?: never;
        /** Forward a source again. */
        delete: operations["call_unmute"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/participants/{participant_id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take somebody out of the meeting. */
        post: operations["participant_remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/participants/{participant_id}/signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Enter somebody who signed in on paper. */
        put: operations["participant_check_in"];
        post?: never;
        /** Take back that somebody signed in on paper. */
        delete: operations["participant_check_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/participants/{participant_id}/turn-away": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send somebody away who waits. */
        post: operations["participant_turn_away"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who the participants are, and which departments one can ask. */
        get: operations["room_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/polls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prepare a poll. */
        post: operations["poll_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/polls/{poll_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put another question in a draft's place. */
        put: operations["poll_change"];
        post?: never;
        /** Throw a draft away. */
        delete: operations["poll_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/polls/{poll_id}/ballot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Vote. */
        post: operations["ballot_cast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/polls/{poll_id}/breakdown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A named poll's votes by sector and organisation, once it is closed, for those who run the meeting. */
        get: operations["poll_breakdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/polls/{poll_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Break an open poll off, with a reason. */
        post: operations["poll_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/polls/{poll_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take no more ballots, and count. */
        post: operations["poll_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/polls/{poll_id}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The codes that voters kept with what their ballots say, once the result is published. */
        get: operations["poll_codes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/polls/{poll_id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let people vote. */
        post: operations["poll_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/polls/{poll_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show everybody the result. */
        post: operations["poll_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/polls/{poll_id}/remind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remind whoever has not voted yet. */
        post: operations["poll_remind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/polls/{poll_id}/repeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prepare the same question again. */
        post: operations["poll_repeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/polls/{poll_id}/result.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came of a poll, as a paper (PDF), once it is published; for who runs the meeting, before. */
        get: operations["poll_result_paper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/polls/{poll_id}/result.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came of a poll, as a workbook (XLSX), once it is published; for who runs the meeting, before. */
        get: operations["poll_result_workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/polls/{poll_id}/roll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who can vote and who has, for those who run the meeting. */
        get: operations["poll_roll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How everybody in the call sends and receives now; for those who preside. */
        get: operations["room_quality"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Record each speech from now on. */
        put: operations["recording_start"];
        post?: never;
        /** Record nothing more. */
        delete: operations["recording_stop"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/recordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The recordings that I may listen to, by item of the agenda; for who keeps it, all there were. */
        get: operations["room_recordings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/recordings/{recording_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sound of one speech (Opus in Ogg), or the part of it that a Range field asks for. */
        get: operations["room_recording"];
        put?: never;
        post?: never;
        /** Delete what was recorded of a speech: one's own, or as chair or operator anybody's. */
        delete: operations["recording_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/recordings/{recording_id}/film": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The film of one speech (H.264 and AAC in MP4), once it is made, or a part of it. */
        get: operations["room_recording_film"];
        put?: never;
        /** Have a film made of a speech: its sound and its pictures in one file. */
        post: operations["film_make"];
        /** Have no film made after all. */
        delete: operations["film_cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/recordings/{recording_id}/pictures/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was seen of one speech from a camera or a screen (VP8 in Matroska), or a part of it. */
        get: operations["room_recording_pictures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on after a pause. */
        post: operations["sitting_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin the sitting. */
        post: operations["sitting_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The room's frames as server-sent events, for networks that block WebSockets. */
        get: operations["room_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause the sitting. */
        post: operations["sitting_suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A ticket for one connection to the room's socket. */
        post: operations["room_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let people in again as the rule says. */
        post: operations["sitting_unlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}/whereabouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say whether one is in the hall or online. */
        put: operations["participant_mark"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose rules I may see: the institution's and the committees'. */
        get: operations["rule_scopes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules/{scope}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every rule as it stands in a scope: default, the institution's value, its own, and what holds. */
        get: operations["rule_set"];
        put?: never;
        post?: never;
        /** Give up all of a scope's own rules. */
        delete: operations["rules_reset"];
        options?: never;
        head?: never;
        /** Set some of a scope's own rules; null gives a value up. */
        patch: operations["rules_change"];
        trace?: never;
    };
    "/api/sectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All sectors in their order, with the number of their members. */
        get: operations["sectors"];
        put?: never;
        /** Enter a sector. */
        post: operations["sector_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sectors/{sector_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a sector that no membership names. */
        delete: operations["sector_remove"];
        options?: never;
        head?: never;
        /** Rename a sector or move it in the list. */
        patch: operations["sector_change"];
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in here. Sets the CSRF cookie that the other methods want back as a header.
         * @description The login session of this browser.
         */
        get: operations["session_get"];
        put?: never;
        /**
         * Sign in by name and password, or by the code that was sent to a phone.
         * @description The login session of this browser.
         */
        post: operations["session_start"];
        /**
         * Sign out here. Signing out twice changes nothing.
         * @description The login session of this browser.
         */
        delete: operations["session_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sittings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sittings I may know of, by time. */
        get: operations["sittings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sittings/{sitting_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One sitting, and what I may do with it. */
        get: operations["sitting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change when and where a sitting is, what it is called and who may know of it. */
        patch: operations["sitting_change"];
        trace?: never;
    };
    "/api/sittings/{sitting_id}/agenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agenda of a sitting; titles of confidential items only for those who may know. */
        get: operations["agenda"];
        /** Put all items of an agenda in order. */
        put: operations["agenda_arrange"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sittings/{sitting_id}/agenda/fill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fill an empty agenda with what is usual for this form of consultation. */
        post: operations["agenda_fill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sittings/{sitting_id}/agenda/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Let an item of the agenda be this; a new one comes last, under an id chosen by who asks. */
        put: operations["agenda_put"];
        post?: never;
        /** Remove an item of the agenda, with all below it. */
        delete: operations["agenda_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sittings/{sitting_id}/agenda/{item_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move an item of the agenda, with all below it. */
        post: operations["agenda_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sittings/{sitting_id}/announcement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A text that tells a group of a sitting, safe to be forwarded. */
        get: operations["announcement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sittings/{sitting_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call a sitting off before it has begun. */
        post: operations["sitting_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sittings/{sitting_id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a sitting another meeting code. */
        post: operations["sitting_renew_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sittings/{sitting_id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has a link, has used it, and was reached by SMS; the general link and the meeting code.
         * @description Everybody's ways into a sitting.
         */
        get: operations["sitting_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sittings/{sitting_id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is invited to a sitting; answers and phones only for those who prepare it. */
        get: operations["invitations"];
        put?: never;
        /** Invite people, one by one and by bodies. */
        post: operations["invitation_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sittings/{sitting_id}/invitations/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell people that they are invited. */
        post: operations["invitation_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sittings/{sitting_id}/invitations/{invitation_id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a personal link for one of those invited; it is told this once. */
        post: operations["entry_issue_link"];
        /** Let no personal link made so far for one of those invited open anything. */
        delete: operations["entry_revoke_link"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sittings/{sitting_id}/link-texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send personal links by SMS to all who are invited, or to those named. */
        post: operations["entry_send_links"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sittings/{sitting_id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make personal links for all who are invited, or for those named; they are told this once. */
        post: operations["entry_issue_links"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sittings/{sitting_id}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What I may read for a sitting; observers are not told of confidential papers.
         * @description The papers of a sitting.
         */
        get: operations["sitting_papers"];
        put?: never;
        /**
         * Put a file that was handed in before the people of a sitting.
         * @description The papers of a sitting.
         */
        post: operations["paper_put"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sittings/{sitting_id}/papers/{paper_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say anew what a paper is called, what it is for, and whether it is confidential. */
        put: operations["paper_change"];
        post?: never;
        /** Take a paper back. */
        delete: operations["paper_withdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sittings/{sitting_id}/prints/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * New personal links in a list, as a workbook (XLSX). Former links that were handed out end.
         * @description Personal links in a list.
         */
        post: operations["sitting_print_links"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sittings/{sitting_id}/prints/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Notices with a new personal link on each, as a text document (DOCX). Former printed links end.
         * @description Notices with a personal link on each.
         */
        post: operations["sitting_print_notices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sittings/{sitting_id}/prints/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A paper to print, as a text document (DOCX), for those who prepare the sitting.
         * @description A paper of the printed set.
         */
        get: operations["sitting_print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sittings/{sitting_id}/venues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a branch venue or a screen take part. */
        post: operations["invitation_add_venue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All terms, the newest first. */
        get: operations["terms"];
        put?: never;
        /** Enter a term, so that its members can be listed before it begins. */
        post: operations["term_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/terms/{term_id}/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a term the current one. */
        post: operations["term_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/text-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a code sent to a phone to sign in by. The answer is the same if nobody has that phone.
         * @description Codes by SMS.
         */
        post: operations["text_code_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AccountActivated
         * @description The account can sign in again.
         */
        AccountActivated: {
            /** Format: uuid */
            account_id: string;
        };
        /**
         * AccountActivatedEvent
         * @description The account can sign in again.
         */
        AccountActivatedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "account.activated";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["AccountActivated"] | null;
        };
        /**
         * AccountAnswer
         * @description The account that is signed in. ``works_in_body``: it works in a body, and may have consultations to prepare.
         */
        AccountAnswer: {
            /** Format: uuid */
            id: string;
            username: string;
            name: string;
            is_administrator: boolean;
            is_secretariat: boolean;
            works_in_body: boolean;
            language: components["schemas"]["Language"];
        };
        /**
         * AccountChanged
         * @description Something about the account is now otherwise; ``fields`` tell which of it, and its rights are these.
         */
        AccountChanged: {
            /** Format: uuid */
            account_id: string;
            fields: string[];
            is_administrator: boolean;
            is_secretariat: boolean;
        };
        /**
         * AccountChangedEvent
         * @description Something about the account is now otherwise; ``fields`` tell which of it, and its rights are these.
         */
        AccountChangedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "account.changed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["AccountChanged"] | null;
        };
        /**
         * AccountCreateBody
         * @description Make an account for a person, or for a place. It has no password; without a name to sign in by it gets one.
         */
        AccountCreateBody: {
            name: string;
            /** @default  */
            username?: string;
            /** @default  */
            phone?: string;
            /** @default false */
            is_administrator?: boolean;
            /** @default false */
            is_secretariat?: boolean;
            /** @default false */
            is_venue?: boolean;
        };
        /**
         * AccountCreated
         * @description The account can sign in.
         */
        AccountCreated: {
            /** Format: uuid */
            account_id: string;
            is_administrator: boolean;
            is_secretariat: boolean;
            is_venue: boolean;
        };
        /**
         * AccountCreatedEvent
         * @description The account can sign in.
         */
        AccountCreatedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "account.created";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["AccountCreated"] | null;
        };
        /**
         * AccountDeactivated
         * @description The account cannot sign in any more.
         */
        AccountDeactivated: {
            /** Format: uuid */
            account_id: string;
        };
        /**
         * AccountDeactivatedEvent
         * @description The account cannot sign in any more.
         */
        AccountDeactivatedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "account.deactivated";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["AccountDeactivated"] | null;
        };
        /**
         * AccountResult
         * @description Which account it was.
         */
        AccountResult: {
            /** Format: uuid */
            account_id: string;
        };
        /**
         * AddedInvitation
         * @description One of several new invitations.
         */
        AddedInvitation: {
            /** Format: uuid */
            invitation_id: string;
            /** Format: uuid */
            account_id: string;
            role: components["schemas"]["ParticipantRole"];
            organisation_id: string | null;
            headcount: number;
            position: number;
        };
        /**
         * Admission
         * @description Whether a participant is let in (未到、等候中、已入会、被移出、已撤邀).
         * @enum {string}
         */
        Admission: "expected" | "waiting" | "admitted" | "removed" | "withdrawn";
        /**
         * Agenda
         * @description An agenda, its items as they follow each other: each before what stands below it.
         */
        Agenda: {
            items: components["schemas"]["AgendaEntry"][];
            current_item_id: string | null;
            may_change: boolean;
        };
        /**
         * AgendaArrangeBody
         * @description Put all items of the agenda in this order, each below its parent; every item has to be named, and once.
         */
        AgendaArrangeBody: {
            items: components["schemas"]["ItemPlace"][];
        };
        /**
         * AgendaEntry
         * @description An item of an agenda. ``title`` is null for who may not know what a confidential item is called.
         */
        AgendaEntry: {
            /** Format: uuid */
            item_id: string;
            parent_id: string | null;
            position: number;
            depth: number;
            kind: components["schemas"]["AgendaKind"];
            title: string | null;
            minutes: number;
            is_confidential: boolean;
            floor_order: components["schemas"]["FloorOrder"] | null;
            presenters: components["schemas"]["Presenter"][];
        };
        /**
         * AgendaItemPut
         * @description An item of the agenda is now this, whether it is new or was changed. ``presenters`` are invitations.
         *
         *     ``title`` is ``null`` for a confidential item: ``agenda.item_titled`` tells it to those who may know.
         */
        AgendaItemPut: {
            /** Format: uuid */
            item_id: string;
            parent_id: string | null;
            position: number;
            kind: components["schemas"]["AgendaKind"];
            minutes: number;
            is_confidential: boolean;
            floor_order: components["schemas"]["FloorOrder"] | null;
            presenters: string[];
            title: string | null;
        };
        /**
         * AgendaItemPutEvent
         * @description An item of the agenda is now this, whether it is new or was changed. ``presenters`` are invitations.
         *
         *     ``title`` is ``null`` for a confidential item: ``agenda.item_titled`` tells it to those who may know.
         */
        AgendaItemPutEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "agenda.item_put";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["AgendaItemPut"] | null;
        };
        /**
         * AgendaItemRemoved
         * @description An item is no longer on the agenda.
         */
        AgendaItemRemoved: {
            /** Format: uuid */
            item_id: string;
        };
        /**
         * AgendaItemRemovedEvent
         * @description An item is no longer on the agenda.
         */
        AgendaItemRemovedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "agenda.item_removed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["AgendaItemRemoved"] | null;
        };
        /**
         * AgendaItemState
         * @description One item of the agenda. ``title`` is ``None`` for confidential ones: see ``inner_titles`` of the room.
         */
        AgendaItemState: {
            /** Format: uuid */
            item_id: string;
            parent_id: string | null;
            position: number;
            kind: components["schemas"]["AgendaKind"];
            minutes: number;
            is_confidential: boolean;
            floor_order: components["schemas"]["FloorOrder"] | null;
            presenters: string[];
            title: string | null;
        };
        /**
         * AgendaItemTitled
         * @description To the room without observers: what a confidential item is called.
         *
         *     ``title`` is ``null`` once the item is removed, or no longer confidential.
         */
        AgendaItemTitled: {
            /** Format: uuid */
            item_id: string;
            title: string | null;
        };
        /**
         * AgendaItemTitledEvent
         * @description To the room without observers: what a confidential item is called.
         *
         *     ``title`` is ``null`` once the item is removed, or no longer confidential.
         */
        AgendaItemTitledEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "agenda.item_titled";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["AgendaItemTitled"] | null;
        };
        /**
         * AgendaKind
         * @description What an agenda item is for (通报、发言、交流、回应、小结).
         * @enum {string}
         */
        AgendaKind: "report" | "speeches" | "exchange" | "response" | "summary" | "other";
        /**
         * AgendaMoveBody
         * @description Move an item, with all below it, to another place.
         */
        AgendaMoveBody: {
            parent_id: string | null;
            position: number;
        };
        /**
         * AgendaPutBody
         * @description Let an item of the agenda be this: change the item of that id, or add one under an id chosen by who asks.
         *
         *     A new item, and one that goes to another parent, comes last among its siblings. Whatever lies below a confidential
         *     item is confidential.
         */
        AgendaPutBody: {
            /** @default null */
            parent_id?: string | null;
            kind: components["schemas"]["AgendaKind"];
            title: string;
            /** @default 0 */
            minutes?: number;
            /** @default false */
            is_confidential?: boolean;
            /** @default null */
            floor_order?: components["schemas"]["FloorOrder"] | null;
            /** @default [] */
            presenters?: string[];
        };
        /**
         * AgendaResult
         * @description Which item it was.
         */
        AgendaResult: {
            /** Format: uuid */
            item_id: string;
        };
        /**
         * AgendaStepBody
         * @description Go to an item of the agenda; ``null`` leaves the agenda.
         */
        AgendaStepBody: {
            item_id: string | null;
        };
        /**
         * AgendaStepData
         * @description Go to an item of the agenda; ``null`` leaves the agenda.
         */
        AgendaStepData: {
            item_id: string | null;
        };
        /** AgendaStepFrame */
        AgendaStepFrame: {
            id: string;
            /** @constant */
            type: "agenda.step";
            data: components["schemas"]["AgendaStepData"];
        };
        /**
         * AgendaStepResult
         * @description Which item of the agenda is being dealt with now.
         */
        AgendaStepResult: {
            item_id: string | null;
        };
        /**
         * AgendaStepped
         * @description The sitting has gone to this item of its agenda.
         */
        AgendaStepped: {
            item_id: string | null;
        };
        /**
         * AgendaSteppedEvent
         * @description The sitting has gone to this item of its agenda.
         */
        AgendaSteppedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "agenda.stepped";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["AgendaStepped"] | null;
        };
        /**
         * Announcement
         * @description A text to be copied into a group, and what it is made of. Of a confidential sitting it names only the time.
         */
        Announcement: {
            title: string;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            place: string;
            general_link: string;
            meeting_code: string;
            text: string;
        };
        /**
         * Arithmetic
         * @description A result with all that leads to it, to be printed as a sentence.
         *
         *     应到 ``entitled``，实到 ``present``，参加投票 ``cast``，有效票 ``valid``，未投 ``missing``. ``options`` has an entry
         *     for each option; for a motion: for, against, abstain. ``of`` is the number the base stands for; ``threshold`` the
         *     majority as a fraction, and ``needed`` the whole votes it takes; ``quorum_needed`` how many had to be present.
         *     ``leading`` are the places of the options with the most votes, ``reached`` of those that a decision is for.
         */
        Arithmetic: {
            kind: components["schemas"]["PollKind"];
            method: components["schemas"]["PollMethod"];
            entitled: number;
            present: number;
            cast: number;
            valid: number;
            missing: number;
            options: components["schemas"]["OptionTally"][];
            leading: number[];
            reached: number[];
            base: components["schemas"]["PollBase"];
            of: number;
            majority: components["schemas"]["PollMajority"];
            threshold: components["schemas"]["Fraction"];
            needed: number;
            quorum: components["schemas"]["PollQuorum"];
            quorum_needed: number;
            verdict: components["schemas"]["PollVerdict"];
        };
        /**
         * ArrangedSpeaker
         * @description One line of an arranged list. ``limit`` in seconds; without one the rule's.
         */
        ArrangedSpeaker: {
            /** Format: uuid */
            participant_id: string;
            /** @default null */
            limit?: number | null;
            /** @default false */
            is_substitute?: boolean;
        };
        /**
         * AttendanceEnd
         * @description Why an attendance ended.
         * @enum {string}
         */
        AttendanceEnd: "left" | "expired";
        /**
         * AttendanceEnded
         * @description A participant's last device left, or fell silent (then ``at`` is its last beat).
         */
        AttendanceEnded: {
            /** Format: uuid */
            participant_id: string;
            reason: components["schemas"]["AttendanceEnd"];
        };
        /**
         * AttendanceEndedEvent
         * @description A participant's last device left, or fell silent (then ``at`` is its last beat).
         */
        AttendanceEndedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "attendance.ended";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["AttendanceEnded"] | null;
        };
        /**
         * AttendanceItem
         * @description How one place was taken. What counts lies between the opening of the lobby and the end of the sitting.
         *
         *     ``is_late`` and ``left_early`` are ``None`` where nobody knows: paper tells no time, and who sits in the hall may
         *     close their phone. ``seconds`` is how long at least one device was there.
         */
        AttendanceItem: {
            /** Format: uuid */
            participant_id: string;
            name: string;
            role: components["schemas"]["ParticipantRole"];
            is_due: boolean;
            is_venue: boolean;
            headcount: number;
            whereabouts: components["schemas"]["Whereabouts"] | null;
            is_signed_on_paper: boolean;
            is_present: boolean;
            arrived_at: string | null;
            left_at: string | null;
            is_late: boolean | null;
            left_early: boolean | null;
            seconds: number;
            stays: components["schemas"]["StayItem"][];
        };
        /**
         * AttendanceList
         * @description Who has come, in the order in which lists name roles, and how many: 应到, 实到, 在会, at venues.
         */
        AttendanceList: {
            due: number;
            present: number;
            connected: number;
            at_venues: number;
            items: components["schemas"]["AttendanceItem"][];
        };
        /**
         * AttendanceStarted
         * @description A participant is present by at least one device.
         */
        AttendanceStarted: {
            /** Format: uuid */
            participant_id: string;
        };
        /**
         * AttendanceStartedEvent
         * @description A participant is present by at least one device.
         */
        AttendanceStartedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "attendance.started";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["AttendanceStarted"] | null;
        };
        /**
         * BallotCastBody
         * @description Vote.
         *
         *     ``answer``: for a motion one of 0 (for), 1 (against), 2 (abstain); the places of the chosen options, from 0; for a
         *     rating one mark from 1 to 5 for each option. Empty is a blank ballot, cast and not valid; a motion has none.
         *     ``code`` is the voter's own, where the poll has codes.
         */
        BallotCastBody: {
            answer: number[];
            /** @default null */
            code?: string | null;
        };
        /**
         * BallotCastData
         * @description Vote.
         *
         *     ``answer``: for a motion one of 0 (for), 1 (against), 2 (abstain); the places of the chosen options, from 0; for a
         *     rating one mark from 1 to 5 for each option. Empty is a blank ballot, cast and not valid; a motion has none.
         *     ``code`` is the voter's own, where the poll has codes.
         */
        BallotCastData: {
            /** Format: uuid */
            poll_id: string;
            answer: number[];
            /** @default null */
            code?: string | null;
        };
        /** BallotCastFrame */
        BallotCastFrame: {
            id: string;
            /** @constant */
            type: "ballot.cast";
            data: components["schemas"]["BallotCastData"];
        };
        /**
         * BallotCounted
         * @description To the voter alone: their vote is in the urn of this poll of this room.
         */
        BallotCounted: {
            /** Format: uuid */
            room_id: string;
            /** Format: uuid */
            poll_id: string;
        };
        /**
         * BallotCountedEvent
         * @description To the voter alone: their vote is in the urn of this poll of this room.
         */
        BallotCountedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ballot.counted";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["BallotCounted"] | null;
        };
        /**
         * BallotResult
         * @description What became of the ballot.
         */
        BallotResult: {
            /** Format: uuid */
            poll_id: string;
            verdict: components["schemas"]["BallotVerdict"];
        };
        /**
         * BallotVerdict
         * @description What became of a ballot.
         * @enum {string}
         */
        BallotVerdict: "counted" | "already_counted" | "changed";
        /**
         * Beat
         * @description I am still here.
         */
        Beat: {
            /** @constant */
            type: "beat";
        };
        /** BeatFrame */
        BeatFrame: {
            /** @constant */
            type: "beat";
            streams: {
                [key: string]: number;
            };
        };
        /**
         * BodyItem
         * @description An organisation, by the name to show.
         */
        BodyItem: {
            /** Format: uuid */
            organisation_id: string;
            name: string;
        };
        /**
         * Breakdown
         * @description A named poll's result by sector and by organisation; people without one stand under the empty name.
         */
        Breakdown: {
            sectors: components["schemas"]["GroupTally"][];
            organisations: components["schemas"]["GroupTally"][];
        };
        /**
         * CallAnswerBody
         * @description Answer the forwarder's offer of the given version.
         */
        CallAnswerBody: {
            version: number;
            sdp: string;
        };
        /**
         * CallMuteData
         * @description Forward a source of somebody's no more (静音).
         */
        CallMuteData: {
            /** Format: uuid */
            participant_id: string;
            source: components["schemas"]["MediaSource"];
        };
        /** CallMuteFrame */
        CallMuteFrame: {
            id: string;
            /** @constant */
            type: "call.mute";
            data: components["schemas"]["CallMuteData"];
        };
        /**
         * CallOpenBody
         * @description Let a venue be heard without the floor, or no more (放开会场话筒).
         */
        CallOpenBody: {
            is_open: boolean;
        };
        /**
         * CallOpenData
         * @description Let a venue be heard without the floor, or no more (放开会场话筒).
         */
        CallOpenData: {
            /** Format: uuid */
            participant_id: string;
            is_open: boolean;
        };
        /** CallOpenFrame */
        CallOpenFrame: {
            id: string;
            /** @constant */
            type: "call.open";
            data: components["schemas"]["CallOpenData"];
        };
        /**
         * CallPreferBody
         * @description Get, of what the others send, what this device wants (只听声音); until it is said anew, or the call is over.
         */
        CallPreferBody: {
            /** @default false */
            audio_only?: boolean;
            /** @default {} */
            video?: {
                [key: string]: components["schemas"]["VideoPreference"];
            };
            /** @default null */
            most_videos?: number | null;
        };
        /**
         * CallPublishBody
         * @description Offer this device's tracks to the room (SDP offer in, answer out).
         */
        CallPublishBody: {
            sdp: string;
            /** @default {} */
            sources?: {
                [key: string]: components["schemas"]["MediaSource"];
            };
            /** @default false */
            ice_restart?: boolean;
        };
        /**
         * CallSetup
         * @description What a browser needs before it opens a peer connection.
         */
        CallSetup: {
            ice_servers: components["schemas"]["IceServer"][];
        };
        /**
         * CallSubscribeBody
         * @description Ask for an offer that carries everything the others publish.
         */
        CallSubscribeBody: {
            /** @default false */
            restart?: boolean;
            /** @default false */
            ice_restart?: boolean;
        };
        /**
         * CallUnmuteData
         * @description Forward a source of somebody's again where they have a right to it.
         */
        CallUnmuteData: {
            /** Format: uuid */
            participant_id: string;
            source: components["schemas"]["MediaSource"];
        };
        /** CallUnmuteFrame */
        CallUnmuteFrame: {
            id: string;
            /** @constant */
            type: "call.unmute";
            data: components["schemas"]["CallUnmuteData"];
        };
        /**
         * CellChange
         * @description What one cell would change.
         */
        CellChange: {
            column: string;
            before: string;
            after: string;
        };
        /**
         * CellFault
         * @description What is wrong with one cell.
         */
        CellFault: {
            column: string;
            code: components["schemas"]["Fault"];
            /** @default {} */
            params: {
                [key: string]: string | number;
            };
        };
        /**
         * Chore
         * @description What is left to do for a sitting that one prepares.
         * @enum {string}
         */
        Chore: "set_agenda" | "send_invitations" | "chase_answers" | "admit_deputies";
        /**
         * ChoreItem
         * @description Something left to do for a sitting; ``count`` says for how many invitations, 0 where that has no meaning.
         */
        ChoreItem: {
            /** Format: uuid */
            sitting_id: string;
            title: string;
            /** Format: date-time */
            starts_at: string;
            chore: components["schemas"]["Chore"];
            count: number;
        };
        ClientFrame: components["schemas"]["Enter"] | components["schemas"]["Beat"] | components["schemas"]["AgendaStepFrame"] | components["schemas"]["BallotCastFrame"] | components["schemas"]["CallMuteFrame"] | components["schemas"]["CallOpenFrame"] | components["schemas"]["CallUnmuteFrame"] | components["schemas"]["FloorExtendFrame"] | components["schemas"]["FloorGrantFrame"] | components["schemas"]["FloorMoveFrame"] | components["schemas"]["FloorNextFrame"] | components["schemas"]["FloorPassFrame"] | components["schemas"]["FloorReleaseFrame"] | components["schemas"]["FloorRequestFrame"] | components["schemas"]["FloorRevokeFrame"] | components["schemas"]["FloorTakeFrame"] | components["schemas"]["FloorTakeAwayFrame"] | components["schemas"]["FloorWithdrawFrame"] | components["schemas"]["MessageEditFrame"] | components["schemas"]["MessageHideFrame"] | components["schemas"]["MessagePostFrame"] | components["schemas"]["NoteWriteFrame"] | components["schemas"]["NoticeDismissFrame"] | components["schemas"]["ParticipantAdmitFrame"] | components["schemas"]["ParticipantCheckInFrame"] | components["schemas"]["ParticipantCheckOutFrame"] | components["schemas"]["ParticipantCountFrame"] | components["schemas"]["ParticipantMarkFrame"] | components["schemas"]["ParticipantRemoveFrame"] | components["schemas"]["ParticipantTurnAwayFrame"] | components["schemas"]["PollCancelFrame"] | components["schemas"]["PollCloseFrame"] | components["schemas"]["PollOpenFrame"] | components["schemas"]["PollPublishFrame"] | components["schemas"]["PollRemindFrame"] | components["schemas"]["QuestionStateFrame"] | components["schemas"]["RecordingStartFrame"] | components["schemas"]["RecordingStopFrame"] | components["schemas"]["SittingCloseFrame"] | components["schemas"]["SittingEndFrame"] | components["schemas"]["SittingLockFrame"] | components["schemas"]["SittingOpenFrame"] | components["schemas"]["SittingResumeFrame"] | components["schemas"]["SittingStartFrame"] | components["schemas"]["SittingSuspendFrame"] | components["schemas"]["SittingUnlockFrame"];
        /**
         * CodeItem
         * @description A ballot under the code that its voter kept.
         */
        CodeItem: {
            code: string;
            answer: number[];
        };
        /**
         * CodeList
         * @description All ballots that have codes, in order of the codes.
         */
        CodeList: {
            items: components["schemas"]["CodeItem"][];
        };
        /**
         * CodeSignIn
         * @description A phone, and the code that was sent to it.
         */
        CodeSignIn: {
            phone: string;
            code: string;
        };
        /**
         * Confidentiality
         * @description Who may know of a sitting: anybody, the committee and whom it invites, or the invited alone.
         * @enum {string}
         */
        Confidentiality: "public" | "internal" | "confidential";
        /**
         * ConsultationAnswer
         * @description A consultation with its sittings, those one may know of, by time.
         */
        ConsultationAnswer: {
            /** Format: uuid */
            consultation_id: string;
            title: string;
            form: components["schemas"]["FormName"];
            mode: components["schemas"]["Mode"];
            lead_body: components["schemas"]["BodyItem"];
            phase: components["schemas"]["ConsultationPhase"];
            next_sitting: components["schemas"]["SittingItem"] | null;
            /** Format: date-time */
            created_at: string;
            purpose: string;
            departments: components["schemas"]["BodyItem"][];
            proposals: components["schemas"]["ProposalItem"][];
            sittings: components["schemas"]["SittingItem"][];
            withdrawn_at: string | null;
            may_change: boolean;
        };
        /**
         * ConsultationChanged
         * @description Something about the consultation is now otherwise; ``fields`` tell which of it.
         *
         *     If the lead has passed from one body to another, both hear of it.
         */
        ConsultationChanged: {
            /** Format: uuid */
            consultation_id: string;
            /** Format: uuid */
            lead_body_id: string;
            fields: string[];
        };
        /**
         * ConsultationChangedEvent
         * @description Something about the consultation is now otherwise; ``fields`` tell which of it.
         *
         *     If the lead has passed from one body to another, both hear of it.
         */
        ConsultationChangedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "consultation.changed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["ConsultationChanged"] | null;
        };
        /**
         * ConsultationCreateBody
         * @description Begin to prepare a consultation.
         */
        ConsultationCreateBody: {
            /** Format: uuid */
            form_id: string;
            title: string;
            /** @default  */
            purpose?: string;
            mode: components["schemas"]["Mode"];
            /** Format: uuid */
            lead_body_id: string;
            /** @default [] */
            department_ids?: string[];
            /** @default [] */
            proposals?: components["schemas"]["ProposalReference"][];
        };
        /**
         * ConsultationCreated
         * @description A consultation is being prepared.
         */
        ConsultationCreated: {
            /** Format: uuid */
            consultation_id: string;
            /** Format: uuid */
            form_id: string;
            mode: components["schemas"]["Mode"];
            /** Format: uuid */
            lead_body_id: string;
            department_ids: string[];
        };
        /**
         * ConsultationCreatedEvent
         * @description A consultation is being prepared.
         */
        ConsultationCreatedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "consultation.created";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["ConsultationCreated"] | null;
        };
        /**
         * ConsultationItem
         * @description A consultation in a list; ``next_sitting`` is the one that runs or comes next, among those one may know of.
         */
        ConsultationItem: {
            /** Format: uuid */
            consultation_id: string;
            title: string;
            form: components["schemas"]["FormName"];
            mode: components["schemas"]["Mode"];
            lead_body: components["schemas"]["BodyItem"];
            phase: components["schemas"]["ConsultationPhase"];
            next_sitting: components["schemas"]["SittingItem"] | null;
            /** Format: date-time */
            created_at: string;
        };
        /**
         * ConsultationOfSitting
         * @description What a sitting belongs to.
         */
        ConsultationOfSitting: {
            /** Format: uuid */
            consultation_id: string;
            title: string;
            purpose: string;
            form: components["schemas"]["FormName"];
            /** Format: uuid */
            lead_body_id: string;
            lead_body: string;
            departments: string[];
        };
        /**
         * ConsultationPage
         * @description A page of consultations, the newest first, and how many match in all.
         */
        ConsultationPage: {
            items: components["schemas"]["ConsultationItem"][];
            total: number;
            may_create: boolean;
        };
        /**
         * ConsultationPhase
         * @description How far a consultation has come: no sitting yet, one to come or running, all held, given up.
         * @enum {string}
         */
        ConsultationPhase: "preparing" | "upcoming" | "held" | "withdrawn";
        /**
         * ConsultationResult
         * @description Which consultation it was.
         */
        ConsultationResult: {
            /** Format: uuid */
            consultation_id: string;
        };
        /**
         * ConsultationWithdrawn
         * @description The consultation was given up.
         */
        ConsultationWithdrawn: {
            /** Format: uuid */
            consultation_id: string;
        };
        /**
         * ConsultationWithdrawnEvent
         * @description The consultation was given up.
         */
        ConsultationWithdrawnEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "consultation.withdrawn";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["ConsultationWithdrawn"] | null;
        };
        /**
         * ContactItem
         * @description What only those who look after people may see of an account.
         */
        ContactItem: {
            username: string;
            phone: string;
            is_active: boolean;
            is_administrator: boolean;
            is_secretariat: boolean;
        };
        /**
         * Counts
         * @description How many rows there are of each verdict.
         */
        Counts: {
            new: number;
            updated: number;
            unchanged: number;
            error: number;
        };
        /**
         * CourseResult
         * @description Where the sitting stands now.
         */
        CourseResult: {
            state: components["schemas"]["SittingState"];
            is_locked: boolean;
        };
        /**
         * CourseState
         * @description Where the sitting stands. ``suspended_at`` is set while it pauses; ``stepped_at`` is when the item began.
         */
        CourseState: {
            /** @default scheduled */
            state: components["schemas"]["SittingState"];
            /** @default null */
            starts_at: string | null;
            /** @default null */
            ends_at: string | null;
            /** @default false */
            is_rehearsal: boolean;
            /** @default false */
            is_locked: boolean;
            /** @default null */
            opened_at: string | null;
            /** @default null */
            started_at: string | null;
            /** @default null */
            suspended_at: string | null;
            /** @default null */
            ended_at: string | null;
            /** @default false */
            is_cancelled: boolean;
            /** @default null */
            current_item_id: string | null;
            /** @default null */
            stepped_at: string | null;
        };
        /**
         * Department
         * @description A body that can be asked in a room.
         */
        Department: {
            /** Format: uuid */
            department_id: string;
            name: string;
        };
        /**
         * DeputyItem
         * @description Who is to sit in somebody's place; ``account_id`` once they are let to.
         */
        DeputyItem: {
            name: string;
            post: string;
            phone: string;
            account_id: string | null;
        };
        /**
         * DeputyResult
         * @description Who sits by which invitation.
         */
        DeputyResult: {
            /** Format: uuid */
            invitation_id: string;
            /** Format: uuid */
            account_id: string;
        };
        /**
         * DeviceAnswer
         * @description A browser bound to the account.
         */
        DeviceAnswer: {
            /** Format: uuid */
            id: string;
            user_agent: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_seen_at: string;
            is_current: boolean;
        };
        /**
         * DeviceBound
         * @description A browser counts as this person's own from now on.
         */
        DeviceBound: {
            /** Format: uuid */
            device_id: string;
        };
        /**
         * DeviceBoundEvent
         * @description A browser counts as this person's own from now on.
         */
        DeviceBoundEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "device.bound";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["DeviceBound"] | null;
        };
        /**
         * DeviceKind
         * @description What sort of device somebody came by (微信、手机、平板、电脑), as far as its browser says.
         * @enum {string}
         */
        DeviceKind: "wechat" | "phone" | "tablet" | "computer" | "unknown";
        /**
         * DeviceQuality
         * @description How one device sends and receives; null where it does not.
         */
        DeviceQuality: {
            /** Format: uuid */
            participant_id: string;
            device: string;
            sending: components["schemas"]["SendingQuality"] | null;
            receiving: components["schemas"]["ReceivingQuality"] | null;
            tracks: components["schemas"]["SentTrack"][];
        };
        /**
         * DeviceRevoked
         * @description A browser no longer counts as this person's own.
         */
        DeviceRevoked: {
            /** Format: uuid */
            device_id: string;
        };
        /**
         * DeviceRevokedEvent
         * @description A browser no longer counts as this person's own.
         */
        DeviceRevokedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "device.revoked";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["DeviceRevoked"] | null;
        };
        /**
         * DevicesAnswer
         * @description All browsers bound to the account, the last used first.
         */
        DevicesAnswer: {
            items: components["schemas"]["DeviceAnswer"][];
        };
        /**
         * Enter
         * @description The first frame of a connection.
         */
        Enter: {
            id: string;
            /** @constant */
            type: "room.enter";
            data: components["schemas"]["EnterData"];
        };
        /**
         * EnterData
         * @description The ticket, this tab's device id, and the ``seq`` it has of each stream (``None``: nothing yet).
         */
        EnterData: {
            ticket: string;
            device: string;
            /** @default null */
            since?: {
                [key: string]: number;
            } | null;
        };
        /**
         * EntryIssueLinkBody
         * @description Make a personal link for one of those invited; a former one for the same way opens nothing any more.
         */
        EntryIssueLinkBody: {
            /** @default shown */
            channel?: components["schemas"]["LinkChannel"];
        };
        /**
         * EntryIssueLinksBody
         * @description Make personal links for all who are invited, or for those named.
         */
        EntryIssueLinksBody: {
            /** @default null */
            invitation_ids?: string[] | null;
            /** @default shown */
            channel?: components["schemas"]["LinkChannel"];
        };
        /**
         * EntryItem
         * @description One invitation's ways in; who sits by it may be a deputy. Links are told only when they are made.
         */
        EntryItem: {
            /** Format: uuid */
            invitation_id: string;
            /** Format: uuid */
            account_id: string;
            name: string;
            phone: string;
            links: number;
            issued_at: string | null;
            first_used_at: string | null;
            text_state: components["schemas"]["TextState"] | null;
            text_at: string | null;
        };
        /**
         * EntryLinkIssued
         * @description There is a new personal link for somebody invited.
         */
        EntryLinkIssued: {
            /** Format: uuid */
            invitation_id: string;
            channel: components["schemas"]["LinkChannel"];
            /** Format: date-time */
            expires_at: string;
        };
        /**
         * EntryLinkIssuedEvent
         * @description There is a new personal link for somebody invited.
         */
        EntryLinkIssuedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "entry.link_issued";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["EntryLinkIssued"] | null;
        };
        /**
         * EntryLinkQueued
         * @description A personal link will be sent to somebody invited by SMS.
         */
        EntryLinkQueued: {
            /** Format: uuid */
            invitation_id: string;
        };
        /**
         * EntryLinkQueuedEvent
         * @description A personal link will be sent to somebody invited by SMS.
         */
        EntryLinkQueuedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "entry.link_queued";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["EntryLinkQueued"] | null;
        };
        /**
         * EntryLinkRevoked
         * @description No personal link made so far for somebody invited opens anything.
         */
        EntryLinkRevoked: {
            /** Format: uuid */
            invitation_id: string;
        };
        /**
         * EntryLinkRevokedEvent
         * @description No personal link made so far for somebody invited opens anything.
         */
        EntryLinkRevokedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "entry.link_revoked";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["EntryLinkRevoked"] | null;
        };
        /**
         * EntryList
         * @description All who are invited, in the order of lists, and what everybody may be told.
         */
        EntryList: {
            items: components["schemas"]["EntryItem"][];
            general_link: string;
            meeting_code: string;
            sends_texts: boolean;
        };
        /**
         * EntrySendLinksBody
         * @description Send personal links by SMS to all who are invited, or to those named. Who waits for one gets no second.
         */
        EntrySendLinksBody: {
            /** @default null */
            invitation_ids?: string[] | null;
        };
        /**
         * Envelope
         * @description An event as the wire carries it; ``data`` is ``None`` when the payload was erased.
         *
         *     ``seq`` counts the events of one stream from 1 without a gap; ``v`` is the version of ``data``; ``actor`` is the
         *     account that acted, ``None`` for the service itself.
         */
        Envelope: {
            type: string;
            v: number;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * ErasureReason
         * @description The grounds on which an event's content is erased.
         * @enum {string}
         */
        ErasureReason: "personal_data" | "court_order" | "retention";
        Event: components["schemas"]["AccountActivatedEvent"] | components["schemas"]["AccountChangedEvent"] | components["schemas"]["AccountCreatedEvent"] | components["schemas"]["AccountDeactivatedEvent"] | components["schemas"]["AgendaItemPutEvent"] | components["schemas"]["AgendaItemRemovedEvent"] | components["schemas"]["AgendaItemTitledEvent"] | components["schemas"]["AgendaSteppedEvent"] | components["schemas"]["AttendanceEndedEvent"] | components["schemas"]["AttendanceStartedEvent"] | components["schemas"]["BallotCountedEvent"] | components["schemas"]["ConsultationChangedEvent"] | components["schemas"]["ConsultationCreatedEvent"] | components["schemas"]["ConsultationWithdrawnEvent"] | components["schemas"]["DeviceBoundEvent"] | components["schemas"]["DeviceRevokedEvent"] | components["schemas"]["EntryLinkIssuedEvent"] | components["schemas"]["EntryLinkQueuedEvent"] | components["schemas"]["EntryLinkRevokedEvent"] | components["schemas"]["FilmCancelledEvent"] | components["schemas"]["FilmFailedEvent"] | components["schemas"]["FilmMadeEvent"] | components["schemas"]["FilmOrderedEvent"] | components["schemas"]["FloorExtendedEvent"] | components["schemas"]["FloorGrantedEvent"] | components["schemas"]["FloorHandedInEvent"] | components["schemas"]["FloorPausedEvent"] | components["schemas"]["FloorQueuedEvent"] | components["schemas"]["FloorReleasedEvent"] | components["schemas"]["FloorResumedEvent"] | components["schemas"]["FloorRevokedEvent"] | components["schemas"]["FloorTakenEvent"] | components["schemas"]["FloorTakenAwayEvent"] | components["schemas"]["FloorWarnedEvent"] | components["schemas"]["FormActivatedEvent"] | components["schemas"]["FormChangedEvent"] | components["schemas"]["FormCreatedEvent"] | components["schemas"]["FormDeactivatedEvent"] | components["schemas"]["InvitationAddedEvent"] | components["schemas"]["InvitationAnsweredEvent"] | components["schemas"]["InvitationChangedEvent"] | components["schemas"]["InvitationDeputyAdmittedEvent"] | components["schemas"]["InvitationSentEvent"] | components["schemas"]["InvitationWithdrawnEvent"] | components["schemas"]["LobbyChangedEvent"] | components["schemas"]["LobbyEnteredEvent"] | components["schemas"]["LobbyLeftEvent"] | components["schemas"]["LoginRevokedEvent"] | components["schemas"]["MembershipChangedEvent"] | components["schemas"]["MembershipCreatedEvent"] | components["schemas"]["MembershipRemovedEvent"] | components["schemas"]["MessageEditedEvent"] | components["schemas"]["MessageHiddenEvent"] | components["schemas"]["MessageModeratedEvent"] | components["schemas"]["MessagePostedEvent"] | components["schemas"]["NoteWrittenEvent"] | components["schemas"]["NoticeDismissedEvent"] | components["schemas"]["NoticeRaisedEvent"] | components["schemas"]["OrganisationActivatedEvent"] | components["schemas"]["OrganisationAppointedEvent"] | components["schemas"]["OrganisationChangedEvent"] | components["schemas"]["OrganisationCreatedEvent"] | components["schemas"]["OrganisationDeactivatedEvent"] | components["schemas"]["OrganisationDismissedEvent"] | components["schemas"]["PaperWasPutEvent"] | components["schemas"]["PaperWithdrawnEvent"] | components["schemas"]["ParticipantAddedEvent"] | components["schemas"]["ParticipantAdmittedEvent"] | components["schemas"]["ParticipantChangedEvent"] | components["schemas"]["ParticipantCheckedInEvent"] | components["schemas"]["ParticipantCheckedOutEvent"] | components["schemas"]["ParticipantCountedEvent"] | components["schemas"]["ParticipantMarkedEvent"] | components["schemas"]["ParticipantMutedEvent"] | components["schemas"]["ParticipantOpenedEvent"] | components["schemas"]["ParticipantRemovedEvent"] | components["schemas"]["ParticipantWithdrawnEvent"] | components["schemas"]["PayloadErasedEvent"] | components["schemas"]["PeopleImportedEvent"] | components["schemas"]["PollCancelledEvent"] | components["schemas"]["PollClosedEvent"] | components["schemas"]["PollCountedEvent"] | components["schemas"]["PollDraftedEvent"] | components["schemas"]["PollOpenedEvent"] | components["schemas"]["PollPublishedEvent"] | components["schemas"]["PollRemindedEvent"] | components["schemas"]["PollTalliedEvent"] | components["schemas"]["PollUndraftedEvent"] | components["schemas"]["PublicationEndedEvent"] | components["schemas"]["PublicationStartedEvent"] | components["schemas"]["QuestionStatedEvent"] | components["schemas"]["RecordingDeletedEvent"] | components["schemas"]["RecordingFailedEvent"] | components["schemas"]["RecordingKeptEvent"] | components["schemas"]["RecordingPicturesFailedEvent"] | components["schemas"]["RecordingPicturesKeptEvent"] | components["schemas"]["RecordingStartedEvent"] | components["schemas"]["RecordingStoppedEvent"] | components["schemas"]["RoomOpenedEvent"] | components["schemas"]["RulesChangedEvent"] | components["schemas"]["SectorChangedEvent"] | components["schemas"]["SectorCreatedEvent"] | components["schemas"]["SectorRemovedEvent"] | components["schemas"]["SittingCancelledEvent"] | components["schemas"]["SittingChangedEvent"] | components["schemas"]["SittingClosedEvent"] | components["schemas"]["SittingCodeRenewedEvent"] | components["schemas"]["SittingEndedEvent"] | components["schemas"]["SittingLockedEvent"] | components["schemas"]["SittingOpenedEvent"] | components["schemas"]["SittingResumedEvent"] | components["schemas"]["SittingScheduledEvent"] | components["schemas"]["SittingStartedEvent"] | components["schemas"]["SittingSuspendedEvent"] | components["schemas"]["SittingUnlockedEvent"] | components["schemas"]["StandingChangedEvent"] | components["schemas"]["TermBegunEvent"] | components["schemas"]["TermCreatedEvent"];
        /**
         * EventRange
         * @description Missed events; ``more`` says that the range was cut and the reader should ask again from its end.
         */
        EventRange: {
            events: components["schemas"]["Envelope"][];
            more: boolean;
        };
        /**
         * Fault
         * @description What may be wrong with a cell; a row with a fault is left out.
         * @enum {string}
         */
        Fault: "required" | "too_long" | "phone_invalid" | "choice_unknown" | "sector_unknown" | "committee_unknown" | "repeated" | "name_differs" | "phone_taken" | "number_taken" | "ambiguous" | "inactive" | "protected";
        /**
         * FieldProblem
         * @description What is wrong with one field of a request.
         */
        FieldProblem: {
            field: string;
            reason: string;
        };
        /**
         * FileItem
         * @description What is known of a file.
         */
        FileItem: {
            /** Format: uuid */
            id: string;
            name: string;
            type: components["schemas"]["FileType"];
            media_type: string;
            size: number;
            sha256: string;
            pages: number | null;
            /** Format: date-time */
            created_at: string;
            is_markable: boolean;
        };
        /**
         * FileType
         * @description A type of file; decided by its content, never by what its sender calls it.
         * @enum {string}
         */
        FileType: "pdf" | "docx" | "xlsx" | "pptx" | "jpeg" | "png" | "text" | "ogg" | "mkv" | "mp4";
        /**
         * FilmCancelled
         * @description A film is not made after all.
         */
        FilmCancelled: {
            /** Format: uuid */
            recording_id: string;
        };
        /**
         * FilmCancelledEvent
         * @description A film is not made after all.
         */
        FilmCancelledEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "film.cancelled";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["FilmCancelled"] | null;
        };
        /**
         * FilmFailed
         * @description A film could not be made, however often it was tried.
         */
        FilmFailed: {
            /** Format: uuid */
            recording_id: string;
        };
        /**
         * FilmFailedEvent
         * @description A film could not be made, however often it was tried.
         */
        FilmFailedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "film.failed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["FilmFailed"] | null;
        };
        /**
         * FilmItem
         * @description The film of one speech that somebody has asked for, and how much of it is made (``percent``).
         *
         *     Made, it is at ``rooms/{room_id}/recordings/{recording_id}/film``.
         */
        FilmItem: {
            state: components["schemas"]["FilmState"];
            percent: number;
            milliseconds: number;
            size: number;
            sha256: string;
            file_name: string;
        };
        /**
         * FilmMade
         * @description A film is there.
         */
        FilmMade: {
            /** Format: uuid */
            recording_id: string;
            milliseconds: number;
            size: number;
            sha256: string;
        };
        /**
         * FilmMadeEvent
         * @description A film is there.
         */
        FilmMadeEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "film.made";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["FilmMade"] | null;
        };
        /**
         * FilmOrdered
         * @description Somebody has asked for a film of a speech.
         */
        FilmOrdered: {
            /** Format: uuid */
            recording_id: string;
        };
        /**
         * FilmOrderedEvent
         * @description Somebody has asked for a film of a speech.
         */
        FilmOrderedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "film.ordered";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["FilmOrdered"] | null;
        };
        /**
         * FilmResult
         * @description Which recording's film it is, and where it stands.
         */
        FilmResult: {
            /** Format: uuid */
            recording_id: string;
            state: components["schemas"]["FilmState"];
        };
        /**
         * FilmState
         * @description What became of one film (排队中、制作中、已完成、制作失败、已取消、已删除).
         * @enum {string}
         */
        FilmState: "waiting" | "making" | "made" | "failed" | "cancelled" | "deleted";
        /**
         * FloorArrangeBody
         * @description Set the arranged list of an item (预定名单) in place of the one before.
         */
        FloorArrangeBody: {
            /** @default null */
            item_id?: string | null;
            speakers: components["schemas"]["ArrangedSpeaker"][];
        };
        /**
         * FloorEnd
         * @description Why a turn ended.
         * @enum {string}
         */
        FloorEnd: "released" | "next" | "time_over" | "revoked" | "dropped" | "written" | "removed" | "stepped" | "ended";
        /**
         * FloorExtendBody
         * @description Give the speaker more time (延时); without ``seconds`` the rule's step.
         */
        FloorExtendBody: {
            /** @default null */
            seconds?: number | null;
        };
        /**
         * FloorExtendData
         * @description Give the speaker more time (延时); without ``seconds`` the rule's step.
         */
        FloorExtendData: {
            /** Format: uuid */
            request_id: string;
            /** @default null */
            seconds?: number | null;
        };
        /** FloorExtendFrame */
        FloorExtendFrame: {
            id: string;
            /** @constant */
            type: "floor.extend";
            data: components["schemas"]["FloorExtendData"];
        };
        /**
         * FloorExtended
         * @description The speaker may speak ``limit`` seconds in all.
         *
         *     ``ends_at`` and ``over_at`` are ``null`` while the clock does not run; ``left`` says what is left while it pauses.
         */
        FloorExtended: {
            /** Format: uuid */
            request_id: string;
            limit: number;
            ends_at: string | null;
            over_at: string | null;
            left: number | null;
        };
        /**
         * FloorExtendedEvent
         * @description The speaker may speak ``limit`` seconds in all.
         *
         *     ``ends_at`` and ``over_at`` are ``null`` while the clock does not run; ``left`` says what is left while it pauses.
         */
        FloorExtendedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "floor.extended";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["FloorExtended"] | null;
        };
        /**
         * FloorGrantBody
         * @description Give somebody the floor (请发言), by a request of theirs or without one; whoever had it loses it.
         *
         *     ``source_id`` is the venue at which they speak; without one, their own device.
         */
        FloorGrantBody: {
            /** @default null */
            request_id?: string | null;
            /** @default null */
            participant_id?: string | null;
            /** @default speech */
            kind?: components["schemas"]["FloorKind"];
            /** @default null */
            source_id?: string | null;
            /** @default null */
            limit?: number | null;
        };
        /**
         * FloorGrantData
         * @description Give somebody the floor (请发言), by a request of theirs or without one; whoever had it loses it.
         *
         *     ``source_id`` is the venue at which they speak; without one, their own device.
         */
        FloorGrantData: {
            /** @default null */
            request_id?: string | null;
            /** @default null */
            participant_id?: string | null;
            /** @default speech */
            kind?: components["schemas"]["FloorKind"];
            /** @default null */
            source_id?: string | null;
            /** @default null */
            limit?: number | null;
        };
        /** FloorGrantFrame */
        FloorGrantFrame: {
            id: string;
            /** @constant */
            type: "floor.grant";
            data: components["schemas"]["FloorGrantData"];
        };
        /**
         * FloorGranted
         * @description Somebody is called up; unless they begin before ``take_by``, their clock starts then.
         */
        FloorGranted: {
            /** Format: uuid */
            request_id: string;
            item_id: string | null;
            /** Format: uuid */
            participant_id: string;
            source_id: string | null;
            kind: components["schemas"]["FloorKind"];
            about_id: string | null;
            department_id: string | null;
            limit: number;
            /** Format: date-time */
            take_by: string;
        };
        /**
         * FloorGrantedEvent
         * @description Somebody is called up; unless they begin before ``take_by``, their clock starts then.
         */
        FloorGrantedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "floor.granted";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["FloorGranted"] | null;
        };
        /**
         * FloorHandInBody
         * @description Hand in a written speech (书面发言) in place of speaking to an item; a second one replaces the first.
         */
        FloorHandInBody: {
            /** @default null */
            item_id?: string | null;
            text: string;
        };
        /**
         * FloorHandedIn
         * @description Somebody has handed in a written speech of ``length`` characters.
         */
        FloorHandedIn: {
            /** Format: uuid */
            request_id: string;
            item_id: string | null;
            /** Format: uuid */
            participant_id: string;
            length: number;
        };
        /**
         * FloorHandedInEvent
         * @description Somebody has handed in a written speech of ``length`` characters.
         */
        FloorHandedInEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "floor.handed_in";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["FloorHandedIn"] | null;
        };
        /**
         * FloorKind
         * @description What the floor is wanted for (发言、插话、提问、答复、程序性发言).
         * @enum {string}
         */
        FloorKind: "speech" | "reply" | "question" | "answer" | "point_of_order";
        /**
         * FloorMoveBody
         * @description Put somebody at a place in the queue by hand, 0 being the front; ``null`` gives them back to the order.
         */
        FloorMoveBody: {
            place: number | null;
        };
        /**
         * FloorMoveData
         * @description Put somebody at a place in the queue by hand, 0 being the front; ``null`` gives them back to the order.
         */
        FloorMoveData: {
            /** Format: uuid */
            request_id: string;
            place: number | null;
        };
        /** FloorMoveFrame */
        FloorMoveFrame: {
            id: string;
            /** @constant */
            type: "floor.move";
            data: components["schemas"]["FloorMoveData"];
        };
        /**
         * FloorNextBody
         * @description End the turn of whoever speaks and give the floor to the next in the current item's queue (下一位).
         *
         *     ``after_id`` is the turn that ends by it, ``null`` where nobody speaks. If somebody else has been called up since,
         *     nothing changes: so two who press it at once do not skip anybody.
         */
        FloorNextBody: {
            after_id: string | null;
        };
        /**
         * FloorNextData
         * @description End the turn of whoever speaks and give the floor to the next in the current item's queue (下一位).
         *
         *     ``after_id`` is the turn that ends by it, ``null`` where nobody speaks. If somebody else has been called up since,
         *     nothing changes: so two who press it at once do not skip anybody.
         */
        FloorNextData: {
            after_id: string | null;
        };
        /** FloorNextFrame */
        FloorNextFrame: {
            id: string;
            /** @constant */
            type: "floor.next";
            data: components["schemas"]["FloorNextData"];
        };
        /**
         * FloorOrder
         * @description In what order people speak (预定名单、先后次序、发言少者优先、按界别轮流、委员与部门交替).
         * @enum {string}
         */
        FloorOrder: "arranged" | "first_come" | "least_heard" | "by_sector" | "alternating";
        /**
         * FloorPassBody
         * @description Call a department to answer: one of its people has the floor, or goes next where somebody speaks.
         *
         *     Without ``participant_id`` it is the first of them who is there; ``about_id`` is the question.
         */
        FloorPassBody: {
            /** Format: uuid */
            department_id: string;
            /** @default null */
            participant_id?: string | null;
            /** @default null */
            about_id?: string | null;
        };
        /**
         * FloorPassData
         * @description Call a department to answer: one of its people has the floor, or goes next where somebody speaks.
         *
         *     Without ``participant_id`` it is the first of them who is there; ``about_id`` is the question.
         */
        FloorPassData: {
            /** Format: uuid */
            department_id: string;
            /** @default null */
            participant_id?: string | null;
            /** @default null */
            about_id?: string | null;
        };
        /** FloorPassFrame */
        FloorPassFrame: {
            id: string;
            /** @constant */
            type: "floor.pass";
            data: components["schemas"]["FloorPassData"];
        };
        /**
         * FloorPause
         * @description Why a speaker's clock stands still.
         * @enum {string}
         */
        FloorPause: "dropped" | "suspended";
        /**
         * FloorPaused
         * @description The speaker's clock stands still at ``left`` seconds; whoever dropped must be back before ``resume_by``.
         */
        FloorPaused: {
            /** Format: uuid */
            request_id: string;
            reason: components["schemas"]["FloorPause"];
            left: number;
            resume_by: string | null;
        };
        /**
         * FloorPausedEvent
         * @description The speaker's clock stands still at ``left`` seconds; whoever dropped must be back before ``resume_by``.
         */
        FloorPausedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "floor.paused";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["FloorPaused"] | null;
        };
        /**
         * FloorQueued
         * @description An item's queue is now this, first the next to speak.
         */
        FloorQueued: {
            item_id: string | null;
            order: components["schemas"]["FloorOrder"];
            entries: components["schemas"]["QueueEntry"][];
        };
        /**
         * FloorQueuedEvent
         * @description An item's queue is now this, first the next to speak.
         */
        FloorQueuedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "floor.queued";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["FloorQueued"] | null;
        };
        /**
         * FloorReleaseData
         * @description Be done speaking (结束发言).
         */
        FloorReleaseData: {
            /** Format: uuid */
            request_id: string;
        };
        /** FloorReleaseFrame */
        FloorReleaseFrame: {
            id: string;
            /** @constant */
            type: "floor.release";
            data: components["schemas"]["FloorReleaseData"];
        };
        /**
         * FloorReleased
         * @description A turn is over. ``seconds`` is how long it was, ``began_at`` when its clock first started, if it did.
         *
         *     ``total`` is how long this participant has spoken in the room before the same audience: what was said under
         *     confidential items is summed apart.
         */
        FloorReleased: {
            /** Format: uuid */
            request_id: string;
            item_id: string | null;
            /** Format: uuid */
            participant_id: string;
            source_id: string | null;
            kind: components["schemas"]["FloorKind"];
            about_id: string | null;
            department_id: string | null;
            limit: number;
            began_at: string | null;
            seconds: number;
            total: number;
            reason: components["schemas"]["FloorEnd"];
        };
        /**
         * FloorReleasedEvent
         * @description A turn is over. ``seconds`` is how long it was, ``began_at`` when its clock first started, if it did.
         *
         *     ``total`` is how long this participant has spoken in the room before the same audience: what was said under
         *     confidential items is summed apart.
         */
        FloorReleasedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "floor.released";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["FloorReleased"] | null;
        };
        /**
         * FloorRequestBody
         * @description Ask for the floor (申请发言), for the current item unless another is named.
         *
         *     ``about_id`` is the turn that a reply or an answer is about; ``department_id`` is whom a question is put to.
         */
        FloorRequestBody: {
            /** @default speech */
            kind?: components["schemas"]["FloorKind"];
            /** @default null */
            item_id?: string | null;
            /** @default null */
            about_id?: string | null;
            /** @default null */
            department_id?: string | null;
        };
        /**
         * FloorRequestData
         * @description Ask for the floor (申请发言), for the current item unless another is named.
         *
         *     ``about_id`` is the turn that a reply or an answer is about; ``department_id`` is whom a question is put to.
         */
        FloorRequestData: {
            /** @default speech */
            kind?: components["schemas"]["FloorKind"];
            /** @default null */
            item_id?: string | null;
            /** @default null */
            about_id?: string | null;
            /** @default null */
            department_id?: string | null;
        };
        /** FloorRequestFrame */
        FloorRequestFrame: {
            id: string;
            /** @constant */
            type: "floor.request";
            data: components["schemas"]["FloorRequestData"];
        };
        /**
         * FloorResumed
         * @description The speaker's clock runs again.
         */
        FloorResumed: {
            /** Format: uuid */
            request_id: string;
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            ends_at: string;
            over_at: string | null;
        };
        /**
         * FloorResumedEvent
         * @description The speaker's clock runs again.
         */
        FloorResumedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "floor.resumed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["FloorResumed"] | null;
        };
        /**
         * FloorRevokeBody
         * @description Take the floor from the speaker (终止发言), for a reason that the speaker and the desk learn.
         */
        FloorRevokeBody: {
            reason: string;
        };
        /**
         * FloorRevokeData
         * @description Take the floor from the speaker (终止发言), for a reason that the speaker and the desk learn.
         */
        FloorRevokeData: {
            /** Format: uuid */
            request_id: string;
            reason: string;
        };
        /** FloorRevokeFrame */
        FloorRevokeFrame: {
            id: string;
            /** @constant */
            type: "floor.revoke";
            data: components["schemas"]["FloorRevokeData"];
        };
        /**
         * FloorRevoked
         * @description To the desk: why the floor was taken away. The speaker is told by a notice.
         */
        FloorRevoked: {
            /** Format: uuid */
            request_id: string;
            /** Format: uuid */
            participant_id: string;
            reason: string;
        };
        /**
         * FloorRevokedEvent
         * @description To the desk: why the floor was taken away. The speaker is told by a notice.
         */
        FloorRevokedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "floor.revoked";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["FloorRevoked"] | null;
        };
        /**
         * FloorSetOrderBody
         * @description Choose in what order an item's queue stands.
         */
        FloorSetOrderBody: {
            /** @default null */
            item_id?: string | null;
            order: components["schemas"]["FloorOrder"];
        };
        /**
         * FloorState
         * @description The floor. At most one of the two holders is there: the inner one has it under a confidential item.
         *
         *     ``queues`` are in order of ``item_id``, ``talk`` of ``participant_id`` and audience, the others of ``request_id``.
         */
        FloorState: {
            /** @default null */
            holder: components["schemas"]["HolderState"] | null;
            /** @default null */
            inner_holder: components["schemas"]["HolderState"] | null;
            /** @default [] */
            queues: components["schemas"]["QueueState"][];
            /** @default [] */
            talk: components["schemas"]["TalkState"][];
            /** @default [] */
            written: components["schemas"]["WrittenState"][];
            /** @default [] */
            taken_away: components["schemas"]["TakenAwayState"][];
        };
        /**
         * FloorTakeAwayBody
         * @description Take a question away to answer it in writing by a date (会后答复): for the department's people and the desk.
         */
        FloorTakeAwayBody: {
            /** Format: uuid */
            department_id: string;
            question: string;
            /** Format: date */
            due_on: string;
        };
        /**
         * FloorTakeAwayData
         * @description Take a question away to answer it in writing by a date (会后答复): for the department's people and the desk.
         */
        FloorTakeAwayData: {
            /** Format: uuid */
            request_id: string;
            /** Format: uuid */
            department_id: string;
            question: string;
            /** Format: date */
            due_on: string;
        };
        /** FloorTakeAwayFrame */
        FloorTakeAwayFrame: {
            id: string;
            /** @constant */
            type: "floor.take_away";
            data: components["schemas"]["FloorTakeAwayData"];
        };
        /**
         * FloorTakeData
         * @description Begin to speak (开始发言): the clock starts.
         */
        FloorTakeData: {
            /** Format: uuid */
            request_id: string;
        };
        /** FloorTakeFrame */
        FloorTakeFrame: {
            id: string;
            /** @constant */
            type: "floor.take";
            data: components["schemas"]["FloorTakeData"];
        };
        /**
         * FloorTaken
         * @description The speaker's clock runs from ``started_at`` to ``ends_at``.
         *
         *     At ``over_at`` the turn ends by itself; ``null`` where the rule lets it run over.
         */
        FloorTaken: {
            /** Format: uuid */
            request_id: string;
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            ends_at: string;
            over_at: string | null;
        };
        /**
         * FloorTakenAway
         * @description A department answers a question in writing by ``due_on``.
         */
        FloorTakenAway: {
            /** Format: uuid */
            request_id: string;
            item_id: string | null;
            /** Format: uuid */
            participant_id: string;
            /** Format: uuid */
            department_id: string;
            question: string;
            /** Format: date */
            due_on: string;
        };
        /**
         * FloorTakenAwayEvent
         * @description A department answers a question in writing by ``due_on``.
         */
        FloorTakenAwayEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "floor.taken_away";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["FloorTakenAway"] | null;
        };
        /**
         * FloorTakenEvent
         * @description The speaker's clock runs from ``started_at`` to ``ends_at``.
         *
         *     At ``over_at`` the turn ends by itself; ``null`` where the rule lets it run over.
         */
        FloorTakenEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "floor.taken";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["FloorTaken"] | null;
        };
        /**
         * FloorWarned
         * @description The speaker's time is nearly over.
         */
        FloorWarned: {
            /** Format: uuid */
            request_id: string;
            /** Format: date-time */
            ends_at: string;
        };
        /**
         * FloorWarnedEvent
         * @description The speaker's time is nearly over.
         */
        FloorWarnedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "floor.warned";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["FloorWarned"] | null;
        };
        /**
         * FloorWhy
         * @description Why somebody stands where they stand in a queue; each is said with one value.
         * @enum {string}
         */
        FloorWhy: "placed" | "point_of_order" | "arranged" | "substitute" | "asked" | "heard" | "sector" | "turn";
        /**
         * FloorWithdrawData
         * @description Take one's own request back (取消申请).
         */
        FloorWithdrawData: {
            /** Format: uuid */
            request_id: string;
        };
        /** FloorWithdrawFrame */
        FloorWithdrawFrame: {
            id: string;
            /** @constant */
            type: "floor.withdraw";
            data: components["schemas"]["FloorWithdrawData"];
        };
        /**
         * FormActivated
         * @description The form can be chosen again.
         */
        FormActivated: {
            /** Format: uuid */
            form_id: string;
        };
        /**
         * FormActivatedEvent
         * @description The form can be chosen again.
         */
        FormActivatedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "form.activated";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["FormActivated"] | null;
        };
        /**
         * FormChanged
         * @description Something about the form is now otherwise; ``fields`` tell which of it.
         */
        FormChanged: {
            /** Format: uuid */
            form_id: string;
            fields: string[];
        };
        /**
         * FormChangedEvent
         * @description Something about the form is now otherwise; ``fields`` tell which of it.
         */
        FormChangedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "form.changed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["FormChanged"] | null;
        };
        /**
         * FormCreateBody
         * @description Add a form of consultation, at the end of the list.
         */
        FormCreateBody: {
            name: string;
            /** @default  */
            name_en?: string;
        };
        /**
         * FormCreated
         * @description There is a new form of consultation.
         */
        FormCreated: {
            /** Format: uuid */
            form_id: string;
            code: string;
        };
        /**
         * FormCreatedEvent
         * @description There is a new form of consultation.
         */
        FormCreatedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "form.created";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["FormCreated"] | null;
        };
        /**
         * FormDeactivated
         * @description The form can no longer be chosen.
         */
        FormDeactivated: {
            /** Format: uuid */
            form_id: string;
        };
        /**
         * FormDeactivatedEvent
         * @description The form can no longer be chosen.
         */
        FormDeactivatedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "form.deactivated";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["FormDeactivated"] | null;
        };
        /**
         * FormItem
         * @description A form as those see it who look after the forms, or choose one.
         */
        FormItem: {
            /** Format: uuid */
            form_id: string;
            code: string;
            name: string;
            name_en: string;
            position: number;
            is_active: boolean;
            agenda: components["schemas"]["UsualItem"][];
        };
        /**
         * FormList
         * @description All forms in their order.
         */
        FormList: {
            items: components["schemas"]["FormItem"][];
        };
        /**
         * FormName
         * @description What a form is called; ``code`` stays when the names change, so that interfaces may know the customary ones.
         */
        FormName: {
            /** Format: uuid */
            form_id: string;
            code: string;
            name: string;
            name_en: string;
        };
        /**
         * FormResult
         * @description Which form it was.
         */
        FormResult: {
            /** Format: uuid */
            form_id: string;
        };
        /**
         * Fraction
         * @description A threshold as it is, before anything is rounded: two thirds of 7 are 14/3.
         *
         *     Votes must exceed it where ``is_exceeded``, otherwise reach it.
         */
        Fraction: {
            numerator: number;
            denominator: number;
            is_exceeded: boolean;
        };
        /**
         * GroupTally
         * @description How one group voted: ``entitled`` of it could, ``cast`` did; ``votes`` for each option, or sums of marks.
         */
        GroupTally: {
            name: string;
            entitled: number;
            cast: number;
            votes: number[];
        };
        /**
         * HolderState
         * @description Whoever has the floor.
         *
         *     ``started_at`` and ``ends_at`` are set while the clock runs, ``left`` seconds while it stands still; before that,
         *     ``take_by`` says when it starts by itself. ``over_at`` is when the turn ends by itself, if the rule has it so.
         */
        HolderState: {
            /** Format: uuid */
            request_id: string;
            item_id: string | null;
            /** Format: uuid */
            participant_id: string;
            source_id: string | null;
            kind: components["schemas"]["FloorKind"];
            about_id: string | null;
            department_id: string | null;
            limit: number;
            take_by: string | null;
            /** @default null */
            started_at: string | null;
            /** @default null */
            ends_at: string | null;
            /** @default null */
            over_at: string | null;
            /** @default false */
            is_warned: boolean;
            /** @default null */
            pause: components["schemas"]["FloorPause"] | null;
            /** @default null */
            left: number | null;
            /** @default null */
            resume_by: string | null;
        };
        /**
         * Home
         * @description One's own sittings, those that run first, then by time; and what is left to do for those one prepares.
         */
        Home: {
            sittings: components["schemas"]["HomeSitting"][];
            chores: components["schemas"]["ChoreItem"][];
        };
        /**
         * HomeSitting
         * @description A sitting to which one is invited, with what there is to do, the most urgent first.
         */
        HomeSitting: {
            /** Format: uuid */
            sitting_id: string;
            /** Format: uuid */
            consultation_id: string;
            title: string;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            place: string;
            mode: components["schemas"]["Mode"];
            confidentiality: components["schemas"]["Confidentiality"];
            state: components["schemas"]["SittingState"];
            is_rehearsal: boolean;
            cancelled_at: string | null;
            my_role: components["schemas"]["ParticipantRole"] | null;
            my_reply: components["schemas"]["ReplyState"] | null;
            /** Format: uuid */
            invitation_id: string;
            papers: number;
            todo: components["schemas"]["Todo"][];
        };
        /**
         * IceServer
         * @description W3C RTCIceServer.
         */
        IceServer: {
            urls: string[];
            username: string;
            credential: string;
        };
        /**
         * ImportAnswer
         * @description What entering a workbook would do, or has done if ``applied_at`` says when; its rows are asked for apart.
         */
        ImportAnswer: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["ImportKind"];
            term_id: string | null;
            digest: string;
            counts: components["schemas"]["Counts"];
            ignored_columns: string[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            applied_at: string | null;
        };
        /**
         * ImportKind
         * @description What a workbook lists.
         * @enum {string}
         */
        ImportKind: "members" | "departments";
        /**
         * ImportResult
         * @description How many rows were new, and how many are now otherwise.
         */
        ImportResult: {
            /** Format: uuid */
            import_id: string;
            created: number;
            updated: number;
        };
        /**
         * ImportRowPage
         * @description A page of a preview's rows in the order of the sheet, and how many match in all.
         */
        ImportRowPage: {
            items: components["schemas"]["PlannedRow"][];
            total: number;
        };
        /**
         * InstitutionAnswer
         * @description The institution this service belongs to.
         */
        InstitutionAnswer: {
            name: string;
            time_zone: string;
        };
        /**
         * InvitationAddBody
         * @description Invite people, one by one and by bodies; who is invited already stays as they are.
         */
        InvitationAddBody: {
            /** @default [] */
            people?: components["schemas"]["Invitee"][];
            /** @default [] */
            bodies?: components["schemas"]["InvitedBody"][];
        };
        /**
         * InvitationAddVenueBody
         * @description Let a branch venue or a screen take part; it gets an account of its own, which it keeps for other sittings.
         */
        InvitationAddVenueBody: {
            name: string;
            role: components["schemas"]["ParticipantRole"];
            /** @default 1 */
            headcount?: number;
        };
        /**
         * InvitationAdded
         * @description These are invited now.
         */
        InvitationAdded: {
            invitations: components["schemas"]["AddedInvitation"][];
        };
        /**
         * InvitationAddedEvent
         * @description These are invited now.
         */
        InvitationAddedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "invitation.added";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["InvitationAdded"] | null;
        };
        /**
         * InvitationAnswerBody
         * @description Answer an invitation; those who prepare the sitting may answer for somebody, and take an answer back.
         */
        InvitationAnswerBody: {
            reply: components["schemas"]["ReplyState"];
            /** @default  */
            reason?: string;
            /** @default  */
            deputy_name?: string;
            /** @default  */
            deputy_post?: string;
            /** @default  */
            deputy_phone?: string;
        };
        /**
         * InvitationAnswered
         * @description Somebody has answered, or somebody else for them.
         */
        InvitationAnswered: {
            /** Format: uuid */
            invitation_id: string;
            reply: components["schemas"]["ReplyState"];
        };
        /**
         * InvitationAnsweredEvent
         * @description Somebody has answered, or somebody else for them.
         */
        InvitationAnsweredEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "invitation.answered";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["InvitationAnswered"] | null;
        };
        /**
         * InvitationChanged
         * @description The invitation now says this; what it says of a post may have changed too.
         */
        InvitationChanged: {
            /** Format: uuid */
            invitation_id: string;
            /** Format: uuid */
            account_id: string;
            role: components["schemas"]["ParticipantRole"];
            organisation_id: string | null;
            headcount: number;
            position: number;
        };
        /**
         * InvitationChangedEvent
         * @description The invitation now says this; what it says of a post may have changed too.
         */
        InvitationChangedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "invitation.changed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["InvitationChanged"] | null;
        };
        /**
         * InvitationDeputyAdmitted
         * @description Somebody sits there in place of the one invited.
         */
        InvitationDeputyAdmitted: {
            /** Format: uuid */
            invitation_id: string;
            /** Format: uuid */
            account_id: string;
        };
        /**
         * InvitationDeputyAdmittedEvent
         * @description Somebody sits there in place of the one invited.
         */
        InvitationDeputyAdmittedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "invitation.deputy_admitted";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["InvitationDeputyAdmitted"] | null;
        };
        /**
         * InvitationDetails
         * @description One invitation, with what may be answered to it.
         */
        InvitationDetails: {
            /** Format: uuid */
            invitation_id: string;
            /** Format: uuid */
            account_id: string;
            name: string;
            is_venue: boolean;
            role: components["schemas"]["ParticipantRole"];
            organisation_id: string | null;
            organisation: string;
            post: string;
            headcount: number;
            position: number;
            reply: components["schemas"]["ReplyItem"] | null;
            /** Format: uuid */
            sitting_id: string;
            /** Format: date-time */
            closes_at: string;
            is_open: boolean;
            leave_needs_reason: boolean;
            may_send_deputy: boolean;
        };
        /**
         * InvitationItem
         * @description An invitation in the list of a sitting; ``reply`` is null for those who do not prepare the sitting.
         */
        InvitationItem: {
            /** Format: uuid */
            invitation_id: string;
            /** Format: uuid */
            account_id: string;
            name: string;
            is_venue: boolean;
            role: components["schemas"]["ParticipantRole"];
            organisation_id: string | null;
            organisation: string;
            post: string;
            headcount: number;
            position: number;
            reply: components["schemas"]["ReplyItem"] | null;
        };
        /**
         * InvitationList
         * @description Who is invited to a sitting, in the order of its list.
         */
        InvitationList: {
            items: components["schemas"]["InvitationItem"][];
            counts: components["schemas"]["ReplyCounts"] | null;
            may_change: boolean;
        };
        /**
         * InvitationResult
         * @description Which invitation it was.
         */
        InvitationResult: {
            /** Format: uuid */
            invitation_id: string;
        };
        /**
         * InvitationSendBody
         * @description Tell people that they are invited: those named, or all who have not been told.
         */
        InvitationSendBody: {
            /** @default null */
            invitation_ids?: string[] | null;
        };
        /**
         * InvitationSent
         * @description These have been told that they are invited.
         */
        InvitationSent: {
            invitation_ids: string[];
        };
        /**
         * InvitationSentEvent
         * @description These have been told that they are invited.
         */
        InvitationSentEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "invitation.sent";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["InvitationSent"] | null;
        };
        /**
         * InvitationWithdrawn
         * @description Somebody is no longer invited.
         */
        InvitationWithdrawn: {
            /** Format: uuid */
            invitation_id: string;
        };
        /**
         * InvitationWithdrawnEvent
         * @description Somebody is no longer invited.
         */
        InvitationWithdrawnEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "invitation.withdrawn";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["InvitationWithdrawn"] | null;
        };
        /**
         * InvitationsResult
         * @description Which invitations are new.
         */
        InvitationsResult: {
            invitation_ids: string[];
        };
        /**
         * InvitedBody
         * @description A body whose people are to be invited: a special committee's members, or those who work in a department.
         */
        InvitedBody: {
            /** Format: uuid */
            organisation_id: string;
            role: components["schemas"]["ParticipantRole"];
        };
        /**
         * Invitee
         * @description Somebody to invite; without a post they are called what they are in the organisation they sit for.
         */
        Invitee: {
            /** Format: uuid */
            account_id: string;
            role: components["schemas"]["ParticipantRole"];
            /** @default null */
            organisation_id?: string | null;
            /** @default  */
            post?: string;
        };
        /**
         * ItemPlace
         * @description Where an item stands in the agenda.
         */
        ItemPlace: {
            /** Format: uuid */
            item_id: string;
            /** @default null */
            parent_id?: string | null;
        };
        /**
         * ItemTalk
         * @description How many seconds were spoken to an item; ``null`` for what was outside the agenda.
         */
        ItemTalk: {
            item_id: string | null;
            seconds: number;
        };
        /**
         * Language
         * @enum {string}
         */
        Language: "zh-CN" | "en";
        /**
         * LinkChannel
         * @description How a personal link reaches its person; of two made for the same way, the older one opens nothing.
         * @enum {string}
         */
        LinkChannel: "shown" | "printed" | "text";
        /**
         * LinkItem
         * @description One person's link, told this once, and the text that hands it on. Kept in no receipt.
         */
        LinkItem: {
            /** Format: uuid */
            invitation_id: string;
            name: string;
            phone: string;
            url: string;
            text: string;
        };
        /**
         * LinkResult
         * @description The same with its QR code, an SVG element.
         */
        LinkResult: {
            /** Format: uuid */
            invitation_id: string;
            name: string;
            phone: string;
            url: string;
            text: string;
            svg: string;
        };
        /**
         * LinksResult
         * @description The links of several, in the order of lists.
         */
        LinksResult: {
            items: components["schemas"]["LinkItem"][];
        };
        /**
         * LobbyChanged
         * @description To those who wait: what the sitting is called, where it stands, and when it is to begin, if at all.
         */
        LobbyChanged: {
            title: string;
            state: components["schemas"]["SittingState"];
            /** Format: date-time */
            starts_at: string;
            is_cancelled: boolean;
        };
        /**
         * LobbyChangedEvent
         * @description To those who wait: what the sitting is called, where it stands, and when it is to begin, if at all.
         */
        LobbyChangedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "lobby.changed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["LobbyChanged"] | null;
        };
        /**
         * LobbyEnd
         * @description Why somebody no longer waits.
         * @enum {string}
         */
        LobbyEnd: "admitted" | "turned_away" | "left";
        /**
         * LobbyEntered
         * @description To the desk: somebody waits to be let in, since ``since``.
         *
         *     ``is_bound`` says whether they wait by a device known as theirs; if not, somebody should look who it is.
         */
        LobbyEntered: {
            /** Format: uuid */
            participant_id: string;
            /** Format: date-time */
            since: string;
            is_bound: boolean;
        };
        /**
         * LobbyEnteredEvent
         * @description To the desk: somebody waits to be let in, since ``since``.
         *
         *     ``is_bound`` says whether they wait by a device known as theirs; if not, somebody should look who it is.
         */
        LobbyEnteredEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "lobby.entered";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["LobbyEntered"] | null;
        };
        /**
         * LobbyLeft
         * @description To the desk: somebody no longer waits.
         */
        LobbyLeft: {
            /** Format: uuid */
            participant_id: string;
            reason: components["schemas"]["LobbyEnd"];
        };
        /**
         * LobbyLeftEvent
         * @description To the desk: somebody no longer waits.
         */
        LobbyLeftEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "lobby.left";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["LobbyLeft"] | null;
        };
        /**
         * LoginRevoked
         * @description A login session ended; everything that stands on it closes.
         */
        LoginRevoked: {
            /** Format: uuid */
            login_session_id: string;
        };
        /**
         * LoginRevokedEvent
         * @description A login session ended; everything that stands on it closes.
         */
        LoginRevokedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "login.revoked";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["LoginRevoked"] | null;
        };
        /**
         * LoginSessionAnswer
         * @description One browser in which the account is signed in.
         */
        LoginSessionAnswer: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_seen_at: string;
            user_agent: string;
            method: components["schemas"]["Method"];
            is_current: boolean;
        };
        /**
         * LoginSessionsAnswer
         * @description Everywhere the account is signed in, the last seen first.
         */
        LoginSessionsAnswer: {
            items: components["schemas"]["LoginSessionAnswer"][];
        };
        /**
         * Me
         * @description The reader's own place in the room.
         */
        Me: {
            /** Format: uuid */
            account_id: string;
            /** Format: uuid */
            participant_id: string;
            role: components["schemas"]["ParticipantRole"];
        };
        /**
         * MediaKind
         * @description W3C MediaStreamTrack.kind.
         * @enum {string}
         */
        MediaKind: "audio" | "video";
        /**
         * MediaSource
         * @description What a track shows or carries; each may be allowed or kept back by itself.
         * @enum {string}
         */
        MediaSource: "microphone" | "camera" | "screen";
        /**
         * MembershipChanged
         * @description Something about the membership is now otherwise; ``fields`` tell which of it.
         */
        MembershipChanged: {
            /** Format: uuid */
            membership_id: string;
            /** Format: uuid */
            account_id: string;
            fields: string[];
        };
        /**
         * MembershipChangedEvent
         * @description Something about the membership is now otherwise; ``fields`` tell which of it.
         */
        MembershipChangedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "membership.changed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["MembershipChanged"] | null;
        };
        /**
         * MembershipCreateBody
         * @description Make a person a member, in the current term unless another is named.
         */
        MembershipCreateBody: {
            /** Format: uuid */
            account_id: string;
            /** Format: uuid */
            sector_id: string;
            /** @default null */
            term_id?: string | null;
            /** @default  */
            number?: string;
            /** @default  */
            post?: string;
            /** @default false */
            is_standing?: boolean;
            /** @default null */
            starts_on?: string | null;
            /** @default null */
            ends_on?: string | null;
        };
        /**
         * MembershipCreated
         * @description The person is a member in this term.
         */
        MembershipCreated: {
            /** Format: uuid */
            membership_id: string;
            /** Format: uuid */
            account_id: string;
            /** Format: uuid */
            term_id: string;
            /** Format: uuid */
            sector_id: string;
        };
        /**
         * MembershipCreatedEvent
         * @description The person is a member in this term.
         */
        MembershipCreatedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "membership.created";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["MembershipCreated"] | null;
        };
        /**
         * MembershipItem
         * @description What somebody is in a term. ``number`` is null for those who may not see contacts.
         */
        MembershipItem: {
            /** Format: uuid */
            membership_id: string;
            /** Format: uuid */
            term_id: string;
            term: string;
            /** Format: uuid */
            sector_id: string;
            sector: string;
            number: string | null;
            post: string;
            is_standing: boolean;
            /** Format: date */
            starts_on: string;
            ends_on: string | null;
        };
        /**
         * MembershipRemoved
         * @description The membership had been a mistake.
         */
        MembershipRemoved: {
            /** Format: uuid */
            membership_id: string;
            /** Format: uuid */
            account_id: string;
        };
        /**
         * MembershipRemovedEvent
         * @description The membership had been a mistake.
         */
        MembershipRemovedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "membership.removed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["MembershipRemoved"] | null;
        };
        /**
         * MembershipResult
         * @description Which membership it was.
         */
        MembershipResult: {
            /** Format: uuid */
            membership_id: string;
        };
        /**
         * MessageEditData
         * @description Correct one's own message within the edit window.
         */
        MessageEditData: {
            /** Format: uuid */
            message_id: string;
            text: string;
        };
        /** MessageEditFrame */
        MessageEditFrame: {
            id: string;
            /** @constant */
            type: "message.edit";
            data: components["schemas"]["MessageEditData"];
        };
        /**
         * MessageEdited
         * @description To the room: the author corrected the text.
         */
        MessageEdited: {
            /** Format: uuid */
            message_id: string;
            text: string;
        };
        /**
         * MessageEditedEvent
         * @description To the room: the author corrected the text.
         */
        MessageEditedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "message.edited";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["MessageEdited"] | null;
        };
        /**
         * MessageHidden
         * @description To the room: the message is no longer shown.
         */
        MessageHidden: {
            /** Format: uuid */
            message_id: string;
        };
        /**
         * MessageHiddenEvent
         * @description To the room: the message is no longer shown.
         */
        MessageHiddenEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "message.hidden";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["MessageHidden"] | null;
        };
        /**
         * MessageHideBody
         * @description Take a message from everybody's screen; the reason goes to the author and the operators.
         */
        MessageHideBody: {
            reason: string;
        };
        /**
         * MessageHideData
         * @description Take a message from everybody's screen; the reason goes to the author and the operators.
         */
        MessageHideData: {
            /** Format: uuid */
            message_id: string;
            reason: string;
        };
        /** MessageHideFrame */
        MessageHideFrame: {
            id: string;
            /** @constant */
            type: "message.hide";
            data: components["schemas"]["MessageHideData"];
        };
        /**
         * MessageKind
         * @description What a message is meant as (发言、公告、提问).
         * @enum {string}
         */
        MessageKind: "speech" | "announcement" | "question";
        /**
         * MessageModerated
         * @description To the operators: why a message was hidden, and what it said.
         */
        MessageModerated: {
            /** Format: uuid */
            message_id: string;
            /** Format: uuid */
            participant_id: string;
            text: string;
            reason: string;
        };
        /**
         * MessageModeratedEvent
         * @description To the operators: why a message was hidden, and what it said.
         */
        MessageModeratedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "message.moderated";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["MessageModerated"] | null;
        };
        /**
         * MessagePage
         * @description Messages in order of their ids, which is that of time.
         */
        MessagePage: {
            items: components["schemas"]["MessageState"][];
        };
        /**
         * MessagePostBody
         * @description Say something in a room: under an item of the agenda, in answer to another message, or as a question.
         */
        MessagePostBody: {
            text: string;
            /** @default speech */
            kind?: components["schemas"]["MessageKind"];
            /** @default null */
            item_id?: string | null;
            /** @default null */
            reply_to?: string | null;
            /** @default null */
            department_id?: string | null;
        };
        /**
         * MessagePostData
         * @description Say something in a room: under an item of the agenda, in answer to another message, or as a question.
         */
        MessagePostData: {
            text: string;
            /** @default speech */
            kind?: components["schemas"]["MessageKind"];
            /** @default null */
            item_id?: string | null;
            /** @default null */
            reply_to?: string | null;
            /** @default null */
            department_id?: string | null;
        };
        /** MessagePostFrame */
        MessagePostFrame: {
            id: string;
            /** @constant */
            type: "message.post";
            data: components["schemas"]["MessagePostData"];
        };
        /**
         * MessagePosted
         * @description To the room: somebody said something. ``participant_id`` is the speaker's place in the room.
         *
         *     What is said while something confidential is dealt with, or in answer to such, stands on the inner stream.
         */
        MessagePosted: {
            /** Format: uuid */
            message_id: string;
            /** Format: uuid */
            participant_id: string;
            text: string;
            kind: components["schemas"]["MessageKind"];
            item_id: string | null;
            reply_to: string | null;
            department_id: string | null;
        };
        /**
         * MessagePostedEvent
         * @description To the room: somebody said something. ``participant_id`` is the speaker's place in the room.
         *
         *     What is said while something confidential is dealt with, or in answer to such, stands on the inner stream.
         */
        MessagePostedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "message.posted";
            /** @constant */
            v: 2;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["MessagePosted"] | null;
        };
        /**
         * MessageResult
         * @description Which message it was.
         */
        MessageResult: {
            /** Format: uuid */
            message_id: string;
        };
        /**
         * MessageRules
         * @description Limits on text in a room.
         */
        MessageRules: {
            /** @default 1000 */
            max_length: number;
            /** @default 120 */
            edit_window: number;
            /** @default 10 */
            rate_count: number;
            /** @default 10 */
            rate_seconds: number;
        };
        /**
         * MessageState
         * @description One message; ``text`` is ``None`` once it is hidden.
         *
         *     ``seq`` is that of its ``message.posted``, on the inner stream if ``is_inner``. ``question`` says what became of a
         *     question, ``due_on`` by when one that was taken away is answered.
         */
        MessageState: {
            /** Format: uuid */
            message_id: string;
            seq: number;
            /** @default false */
            is_inner: boolean;
            /** Format: uuid */
            participant_id: string;
            /** Format: date-time */
            at: string;
            text: string | null;
            /** @default speech */
            kind: components["schemas"]["MessageKind"];
            /** @default null */
            item_id: string | null;
            /** @default null */
            reply_to: string | null;
            /** @default null */
            department_id: string | null;
            /** @default null */
            question: components["schemas"]["QuestionStanding"] | null;
            /** @default null */
            due_on: string | null;
            edited_at: string | null;
            hidden: boolean;
        };
        /**
         * Method
         * @enum {string}
         */
        Method: "password" | "link" | "personal" | "code" | "qr" | "name";
        /**
         * Mode
         * @description How people come together (现场、线上、线上+线下).
         * @enum {string}
         */
        Mode: "on_site" | "online" | "both";
        /**
         * ModerationState
         * @description For operators: why a message was hidden, and what it said.
         */
        ModerationState: {
            /** Format: uuid */
            message_id: string;
            seq: number;
            /** Format: uuid */
            participant_id: string;
            text: string;
            reason: string;
        };
        /**
         * NoteResult
         * @description Which note it is.
         */
        NoteResult: {
            /** Format: uuid */
            note_id: string;
        };
        /**
         * NoteState
         * @description Something written to the operators alone: as the desk has it (``is_desk``), or as its writer does.
         *
         *     ``seq`` is that of its ``note.written`` on the desk's stream, or on the writer's own.
         */
        NoteState: {
            /** Format: uuid */
            note_id: string;
            seq: number;
            is_desk: boolean;
            /** Format: uuid */
            participant_id: string;
            /** Format: date-time */
            at: string;
            text: string;
        };
        /**
         * NoteWriteBody
         * @description Write to the operators alone.
         */
        NoteWriteBody: {
            text: string;
        };
        /**
         * NoteWriteData
         * @description Write to the operators alone.
         */
        NoteWriteData: {
            text: string;
        };
        /** NoteWriteFrame */
        NoteWriteFrame: {
            id: string;
            /** @constant */
            type: "note.write";
            data: components["schemas"]["NoteWriteData"];
        };
        /**
         * NoteWritten
         * @description To the desk, or to the writer where they do not read the desk's: something for the operators alone.
         */
        NoteWritten: {
            /** Format: uuid */
            room_id: string;
            /** Format: uuid */
            note_id: string;
            /** Format: uuid */
            participant_id: string;
            text: string;
        };
        /**
         * NoteWrittenEvent
         * @description To the desk, or to the writer where they do not read the desk's: something for the operators alone.
         */
        NoteWrittenEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "note.written";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["NoteWritten"] | null;
        };
        /**
         * NoticeDismissData
         * @description Put a notice away as read.
         */
        NoticeDismissData: {
            /** Format: uuid */
            notice_id: string;
        };
        /** NoticeDismissFrame */
        NoticeDismissFrame: {
            id: string;
            /** @constant */
            type: "notice.dismiss";
            data: components["schemas"]["NoticeDismissData"];
        };
        /**
         * NoticeDismissed
         * @description The person has read it.
         */
        NoticeDismissed: {
            /** Format: uuid */
            notice_id: string;
        };
        /**
         * NoticeDismissedEvent
         * @description The person has read it.
         */
        NoticeDismissedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "notice.dismissed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["NoticeDismissed"] | null;
        };
        /**
         * NoticeKind
         * @description The occasions on which a person is told something.
         * @enum {string}
         */
        NoticeKind: "message.hidden" | "floor.revoked" | "invitation.sent" | "invitation.withdrawn" | "sitting.changed" | "sitting.cancelled" | "poll.reminder";
        /**
         * NoticeRaised
         * @description Something concerns this person. ``subject`` holds the ids and values its sentence needs.
         */
        NoticeRaised: {
            /** Format: uuid */
            notice_id: string;
            kind: components["schemas"]["NoticeKind"];
            subject: {
                [key: string]: string;
            };
        };
        /**
         * NoticeRaisedEvent
         * @description Something concerns this person. ``subject`` holds the ids and values its sentence needs.
         */
        NoticeRaisedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "notice.raised";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["NoticeRaised"] | null;
        };
        /**
         * NoticeState
         * @description Something this person is told in private.
         */
        NoticeState: {
            /** Format: uuid */
            notice_id: string;
            seq: number;
            /** Format: date-time */
            at: string;
            kind: components["schemas"]["NoticeKind"];
            subject: {
                [key: string]: string;
            };
        };
        /**
         * OptionTally
         * @description How an option fared: ``votes`` for it. In a rating, ``votes`` marks with their ``sum``, so many of each 1–5.
         */
        OptionTally: {
            votes: number;
            /** @default 0 */
            sum: number;
            /** @default [] */
            marks: number[];
        };
        /**
         * OrganisationActivated
         * @description The body can be chosen again.
         */
        OrganisationActivated: {
            /** Format: uuid */
            organisation_id: string;
        };
        /**
         * OrganisationActivatedEvent
         * @description The body can be chosen again.
         */
        OrganisationActivatedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "organisation.activated";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["OrganisationActivated"] | null;
        };
        /**
         * OrganisationAnswer
         * @description An organisation with its people, the head first.
         */
        OrganisationAnswer: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["OrganisationKind"];
            name: string;
            short_name: string;
            phone: string;
            address: string;
            position: number;
            is_active: boolean;
            liaison: components["schemas"]["OrganisationPerson"] | null;
            people: number;
            roles: components["schemas"]["OrganisationPerson"][];
            may_change: boolean;
        };
        /**
         * OrganisationAppointBody
         * @description Give a person a role in a body, in place of the one they had there.
         */
        OrganisationAppointBody: {
            role: components["schemas"]["RoleInOrganisation"];
            /** @default  */
            post?: string;
        };
        /**
         * OrganisationAppointed
         * @description A person now has this role in the body, and no other.
         */
        OrganisationAppointed: {
            /** Format: uuid */
            organisation_id: string;
            /** Format: uuid */
            account_id: string;
            role: components["schemas"]["RoleInOrganisation"];
        };
        /**
         * OrganisationAppointedEvent
         * @description A person now has this role in the body, and no other.
         */
        OrganisationAppointedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "organisation.appointed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["OrganisationAppointed"] | null;
        };
        /**
         * OrganisationChanged
         * @description What the body is called or how it is reached is now otherwise; ``fields`` tell which of it.
         */
        OrganisationChanged: {
            /** Format: uuid */
            organisation_id: string;
            fields: string[];
        };
        /**
         * OrganisationChangedEvent
         * @description What the body is called or how it is reached is now otherwise; ``fields`` tell which of it.
         */
        OrganisationChangedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "organisation.changed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["OrganisationChanged"] | null;
        };
        /**
         * OrganisationCreateBody
         * @description Enter a body.
         */
        OrganisationCreateBody: {
            kind: components["schemas"]["OrganisationKind"];
            name: string;
            /** @default  */
            short_name?: string;
            /** @default  */
            phone?: string;
            /** @default  */
            address?: string;
            /** @default 0 */
            position?: number;
        };
        /**
         * OrganisationCreated
         * @description A body was entered.
         */
        OrganisationCreated: {
            /** Format: uuid */
            organisation_id: string;
            kind: components["schemas"]["OrganisationKind"];
        };
        /**
         * OrganisationCreatedEvent
         * @description A body was entered.
         */
        OrganisationCreatedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "organisation.created";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["OrganisationCreated"] | null;
        };
        /**
         * OrganisationDeactivated
         * @description The body can no longer be chosen.
         */
        OrganisationDeactivated: {
            /** Format: uuid */
            organisation_id: string;
        };
        /**
         * OrganisationDeactivatedEvent
         * @description The body can no longer be chosen.
         */
        OrganisationDeactivatedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "organisation.deactivated";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["OrganisationDeactivated"] | null;
        };
        /**
         * OrganisationDismissed
         * @description A person no longer has a role in the body.
         */
        OrganisationDismissed: {
            /** Format: uuid */
            organisation_id: string;
            /** Format: uuid */
            account_id: string;
        };
        /**
         * OrganisationDismissedEvent
         * @description A person no longer has a role in the body.
         */
        OrganisationDismissedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "organisation.dismissed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["OrganisationDismissed"] | null;
        };
        /**
         * OrganisationItem
         * @description An organisation in a list; ``people`` counts those with a role in it.
         */
        OrganisationItem: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["OrganisationKind"];
            name: string;
            short_name: string;
            phone: string;
            address: string;
            position: number;
            is_active: boolean;
            liaison: components["schemas"]["OrganisationPerson"] | null;
            people: number;
        };
        /**
         * OrganisationKind
         * @description What sort of body it is (专门委员会、办公室、承办单位、交办机构).
         * @enum {string}
         */
        OrganisationKind: "special_committee" | "office" | "department" | "assigning_body";
        /**
         * OrganisationPage
         * @description A page of organisations in their order, and how many there are in all.
         */
        OrganisationPage: {
            items: components["schemas"]["OrganisationItem"][];
            total: number;
        };
        /**
         * OrganisationPerson
         * @description Somebody with a role in an organisation; ``phone`` is null for those who may not see contacts.
         */
        OrganisationPerson: {
            /** Format: uuid */
            account_id: string;
            name: string;
            role: components["schemas"]["RoleInOrganisation"];
            post: string;
            phone: string | null;
        };
        /**
         * OrganisationResult
         * @description Which organisation it was.
         */
        OrganisationResult: {
            /** Format: uuid */
            organisation_id: string;
        };
        /**
         * OrganisationTalk
         * @description How many seconds those have spoken who sit for a body.
         */
        OrganisationTalk: {
            /** Format: uuid */
            organisation_id: string;
            name: string;
            seconds: number;
        };
        /**
         * OwnBallot
         * @description How the reader has voted in a named poll; see ``ballot.cast``.
         */
        OwnBallot: {
            /** Format: uuid */
            poll_id: string;
            answer: number[];
        };
        /**
         * OwnBallotList
         * @description How the reader has voted in the room's named polls.
         */
        OwnBallotList: {
            items: components["schemas"]["OwnBallot"][];
        };
        /**
         * PaperChangeBody
         * @description Say anew what a paper is called, what it is for, where it stands in the list, and whether it is confidential.
         */
        PaperChangeBody: {
            title: string;
            item_id: string | null;
            position: number;
            is_confidential: boolean;
        };
        /**
         * PaperItem
         * @description A paper in the reading list; its bytes are at ``files/{file_id}``.
         */
        PaperItem: {
            /** Format: uuid */
            paper_id: string;
            revision: number;
            item_id: string | null;
            position: number;
            title: string;
            is_confidential: boolean;
            /** Format: uuid */
            file_id: string;
            file_name: string;
            file_type: components["schemas"]["FileType"];
            media_type: string;
            size: number;
            pages: number | null;
            sha256: string;
        };
        /**
         * PaperList
         * @description What somebody may read for a sitting, in order.
         */
        PaperList: {
            items: components["schemas"]["PaperItem"][];
            may_change: boolean;
        };
        /**
         * PaperPutBody
         * @description Put a file that one has handed in before the people of a sitting; without a title it is called as the file is.
         */
        PaperPutBody: {
            /** Format: uuid */
            file_id: string;
            /** @default  */
            title?: string;
            /** @default null */
            item_id?: string | null;
            /** @default false */
            is_confidential?: boolean;
        };
        /**
         * PaperResult
         * @description Which paper it was.
         */
        PaperResult: {
            /** Format: uuid */
            paper_id: string;
        };
        /**
         * PaperState
         * @description A paper that may be read; its bytes are at ``files/{file_id}``.
         */
        PaperState: {
            /** Format: uuid */
            paper_id: string;
            revision: number;
            item_id: string | null;
            position: number;
            title: string;
            is_confidential: boolean;
            /** Format: uuid */
            file_id: string;
            file_type: components["schemas"]["FileType"];
            size: number;
            pages: number | null;
            sha256: string;
        };
        /**
         * PaperWasPut
         * @description A paper is there, or is now this. Of two states of a paper the one with the greater ``revision`` holds.
         */
        PaperWasPut: {
            /** Format: uuid */
            paper_id: string;
            revision: number;
            item_id: string | null;
            position: number;
            title: string;
            is_confidential: boolean;
            /** Format: uuid */
            file_id: string;
            file_type: components["schemas"]["FileType"];
            size: number;
            pages: number | null;
            sha256: string;
        };
        /**
         * PaperWasPutEvent
         * @description A paper is there, or is now this. Of two states of a paper the one with the greater ``revision`` holds.
         */
        PaperWasPutEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "paper.put";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["PaperWasPut"] | null;
        };
        /**
         * PaperWithdrawn
         * @description A paper is no longer there for this audience.
         */
        PaperWithdrawn: {
            /** Format: uuid */
            paper_id: string;
            revision: number;
        };
        /**
         * PaperWithdrawnEvent
         * @description A paper is no longer there for this audience.
         */
        PaperWithdrawnEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "paper.withdrawn";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["PaperWithdrawn"] | null;
        };
        /**
         * ParticipantAdded
         * @description Somebody was given a place in the room.
         */
        ParticipantAdded: {
            /** Format: uuid */
            participant_id: string;
            invitation_id: string | null;
            role: components["schemas"]["ParticipantRole"];
            is_due: boolean;
            is_venue: boolean;
            headcount: number;
            acts_for: string | null;
            admission: components["schemas"]["Admission"];
        };
        /**
         * ParticipantAddedEvent
         * @description Somebody was given a place in the room.
         */
        ParticipantAddedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "participant.added";
            /** @constant */
            v: 2;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["ParticipantAdded"] | null;
        };
        /**
         * ParticipantAdmitBody
         * @description Let somebody in who waits, has not come yet or was removed; without a participant, everybody who waits.
         */
        ParticipantAdmitBody: {
            /** @default null */
            participant_id?: string | null;
        };
        /**
         * ParticipantAdmitData
         * @description Let somebody in who waits, has not come yet or was removed; without a participant, everybody who waits.
         */
        ParticipantAdmitData: {
            /** @default null */
            participant_id?: string | null;
        };
        /** ParticipantAdmitFrame */
        ParticipantAdmitFrame: {
            id: string;
            /** @constant */
            type: "participant.admit";
            data: components["schemas"]["ParticipantAdmitData"];
        };
        /**
         * ParticipantAdmitted
         * @description A participant is let in, whenever they come.
         */
        ParticipantAdmitted: {
            /** Format: uuid */
            participant_id: string;
        };
        /**
         * ParticipantAdmittedEvent
         * @description A participant is let in, whenever they come.
         */
        ParticipantAdmittedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "participant.admitted";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["ParticipantAdmitted"] | null;
        };
        /**
         * ParticipantChanged
         * @description A place in the room is now this. What was known of the person's name and post may have changed too.
         */
        ParticipantChanged: {
            /** Format: uuid */
            participant_id: string;
            invitation_id: string | null;
            role: components["schemas"]["ParticipantRole"];
            is_due: boolean;
            is_venue: boolean;
            headcount: number;
            acts_for: string | null;
        };
        /**
         * ParticipantChangedEvent
         * @description A place in the room is now this. What was known of the person's name and post may have changed too.
         */
        ParticipantChangedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "participant.changed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["ParticipantChanged"] | null;
        };
        /**
         * ParticipantCheckInData
         * @description Enter somebody who has signed in on paper.
         */
        ParticipantCheckInData: {
            /** Format: uuid */
            participant_id: string;
        };
        /** ParticipantCheckInFrame */
        ParticipantCheckInFrame: {
            id: string;
            /** @constant */
            type: "participant.check_in";
            data: components["schemas"]["ParticipantCheckInData"];
        };
        /**
         * ParticipantCheckOutData
         * @description Take back that somebody has signed in on paper.
         */
        ParticipantCheckOutData: {
            /** Format: uuid */
            participant_id: string;
        };
        /** ParticipantCheckOutFrame */
        ParticipantCheckOutFrame: {
            id: string;
            /** @constant */
            type: "participant.check_out";
            data: components["schemas"]["ParticipantCheckOutData"];
        };
        /**
         * ParticipantCheckedIn
         * @description A participant has signed in on paper; ``arrived_at`` is when they first came, on paper or by a device.
         */
        ParticipantCheckedIn: {
            /** Format: uuid */
            participant_id: string;
            /** Format: date-time */
            arrived_at: string;
        };
        /**
         * ParticipantCheckedInEvent
         * @description A participant has signed in on paper; ``arrived_at`` is when they first came, on paper or by a device.
         */
        ParticipantCheckedInEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "participant.checked_in";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["ParticipantCheckedIn"] | null;
        };
        /**
         * ParticipantCheckedOut
         * @description A participant has not signed in on paper after all; ``arrived_at`` is when a device of theirs first came.
         */
        ParticipantCheckedOut: {
            /** Format: uuid */
            participant_id: string;
            arrived_at: string | null;
        };
        /**
         * ParticipantCheckedOutEvent
         * @description A participant has not signed in on paper after all; ``arrived_at`` is when a device of theirs first came.
         */
        ParticipantCheckedOutEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "participant.checked_out";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["ParticipantCheckedOut"] | null;
        };
        /**
         * ParticipantCountBody
         * @description Say how many people sit at a branch venue.
         */
        ParticipantCountBody: {
            headcount: number;
        };
        /**
         * ParticipantCountData
         * @description Say how many people sit at a branch venue.
         */
        ParticipantCountData: {
            /** Format: uuid */
            participant_id: string;
            headcount: number;
        };
        /** ParticipantCountFrame */
        ParticipantCountFrame: {
            id: string;
            /** @constant */
            type: "participant.count";
            data: components["schemas"]["ParticipantCountData"];
        };
        /**
         * ParticipantCounted
         * @description A venue stands for so many people.
         */
        ParticipantCounted: {
            /** Format: uuid */
            participant_id: string;
            headcount: number;
        };
        /**
         * ParticipantCountedEvent
         * @description A venue stands for so many people.
         */
        ParticipantCountedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "participant.counted";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["ParticipantCounted"] | null;
        };
        /**
         * ParticipantMarkBody
         * @description Say whether one is in the hall or online.
         */
        ParticipantMarkBody: {
            whereabouts: components["schemas"]["Whereabouts"];
        };
        /**
         * ParticipantMarkData
         * @description Say whether one is in the hall or online.
         */
        ParticipantMarkData: {
            whereabouts: components["schemas"]["Whereabouts"];
        };
        /** ParticipantMarkFrame */
        ParticipantMarkFrame: {
            id: string;
            /** @constant */
            type: "participant.mark";
            data: components["schemas"]["ParticipantMarkData"];
        };
        /**
         * ParticipantMarked
         * @description A participant is in the hall, or online.
         */
        ParticipantMarked: {
            /** Format: uuid */
            participant_id: string;
            whereabouts: components["schemas"]["Whereabouts"];
        };
        /**
         * ParticipantMarkedEvent
         * @description A participant is in the hall, or online.
         */
        ParticipantMarkedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "participant.marked";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["ParticipantMarked"] | null;
        };
        /**
         * ParticipantMuted
         * @description To the room: these sources of a participant's, and no others, are kept back.
         */
        ParticipantMuted: {
            /** Format: uuid */
            participant_id: string;
            muted: components["schemas"]["MediaSource"][];
        };
        /**
         * ParticipantMutedEvent
         * @description To the room: these sources of a participant's, and no others, are kept back.
         */
        ParticipantMutedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "participant.muted";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["ParticipantMuted"] | null;
        };
        /**
         * ParticipantOpened
         * @description To the room: a venue is heard without the floor, or no more.
         */
        ParticipantOpened: {
            /** Format: uuid */
            participant_id: string;
            is_open: boolean;
        };
        /**
         * ParticipantOpenedEvent
         * @description To the room: a venue is heard without the floor, or no more.
         */
        ParticipantOpenedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "participant.opened";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["ParticipantOpened"] | null;
        };
        /**
         * ParticipantRemoveBody
         * @description Take somebody out of the meeting (移出会议); they come back only if let in again.
         */
        ParticipantRemoveBody: {
            /** @default  */
            reason?: string;
        };
        /**
         * ParticipantRemoveData
         * @description Take somebody out of the meeting (移出会议); they come back only if let in again.
         */
        ParticipantRemoveData: {
            /** Format: uuid */
            participant_id: string;
            /** @default  */
            reason?: string;
        };
        /** ParticipantRemoveFrame */
        ParticipantRemoveFrame: {
            id: string;
            /** @constant */
            type: "participant.remove";
            data: components["schemas"]["ParticipantRemoveData"];
        };
        /**
         * ParticipantRemoved
         * @description A participant was taken out of the meeting.
         */
        ParticipantRemoved: {
            /** Format: uuid */
            participant_id: string;
        };
        /**
         * ParticipantRemovedEvent
         * @description A participant was taken out of the meeting.
         */
        ParticipantRemovedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "participant.removed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["ParticipantRemoved"] | null;
        };
        /**
         * ParticipantRole
         * @description What a participant is in the room (主持人、会务、出席、列席、旁听、特邀、会场大屏).
         * @enum {string}
         */
        ParticipantRole: "chair" | "operator" | "attendee" | "non_voting" | "observer" | "guest" | "screen";
        /**
         * ParticipantState
         * @description One place in the room; ``present`` while at least one device of the person is connected.
         *
         *     ``arrived_at`` is when they first came since the lobby was opened, ``left_at`` when their last device left.
         */
        ParticipantState: {
            /** Format: uuid */
            participant_id: string;
            invitation_id: string | null;
            role: components["schemas"]["ParticipantRole"];
            is_due: boolean;
            is_venue: boolean;
            headcount: number;
            acts_for: string | null;
            admission: components["schemas"]["Admission"];
            /** @default null */
            whereabouts: components["schemas"]["Whereabouts"] | null;
            /** @default false */
            is_signed_on_paper: boolean;
            /** @default false */
            present: boolean;
            /** @default null */
            arrived_at: string | null;
            /** @default null */
            left_at: string | null;
            /** @default [] */
            muted: components["schemas"]["MediaSource"][];
            /** @default false */
            has_open_microphone: boolean;
        };
        /**
         * ParticipantTurnAwayBody
         * @description Send somebody away who waits.
         */
        ParticipantTurnAwayBody: {
            /** @default  */
            reason?: string;
        };
        /**
         * ParticipantTurnAwayData
         * @description Send somebody away who waits.
         */
        ParticipantTurnAwayData: {
            /** Format: uuid */
            participant_id: string;
            /** @default  */
            reason?: string;
        };
        /** ParticipantTurnAwayFrame */
        ParticipantTurnAwayFrame: {
            id: string;
            /** @constant */
            type: "participant.turn_away";
            data: components["schemas"]["ParticipantTurnAwayData"];
        };
        /**
         * ParticipantWithdrawn
         * @description A participant is no longer invited.
         */
        ParticipantWithdrawn: {
            /** Format: uuid */
            participant_id: string;
        };
        /**
         * ParticipantWithdrawnEvent
         * @description A participant is no longer invited.
         */
        ParticipantWithdrawnEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "participant.withdrawn";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["ParticipantWithdrawn"] | null;
        };
        /**
         * AccountChangeBody
         * @description Change what is named of an account; what is not named stays. An empty ``phone`` takes it away.
         */
        PatchedAccountChangeBody: {
            /** @default null */
            name?: string | null;
            /** @default null */
            username?: string | null;
            /** @default null */
            phone?: string | null;
            /** @default null */
            is_administrator?: boolean | null;
            /** @default null */
            is_secretariat?: boolean | null;
        };
        /**
         * ConsultationChangeBody
         * @description Change what a consultation is; what is not named stays, a list that is named replaces the whole list.
         */
        PatchedConsultationChangeBody: {
            /** @default null */
            form_id?: string | null;
            /** @default null */
            title?: string | null;
            /** @default null */
            purpose?: string | null;
            /** @default null */
            mode?: components["schemas"]["Mode"] | null;
            /** @default null */
            lead_body_id?: string | null;
            /** @default null */
            department_ids?: string[] | null;
            /** @default null */
            proposals?: components["schemas"]["ProposalReference"][] | null;
        };
        /**
         * FormChangeBody
         * @description Rename a form, move it in the list or say what its agendas usually hold; what is not named stays.
         */
        PatchedFormChangeBody: {
            /** @default null */
            name?: string | null;
            /** @default null */
            name_en?: string | null;
            /** @default null */
            position?: number | null;
            /** @default null */
            agenda?: components["schemas"]["UsualItem"][] | null;
        };
        /**
         * InvitationChangeBody
         * @description Change what is named of an invitation; what is not named stays.
         */
        PatchedInvitationChangeBody: {
            /** @default null */
            role?: components["schemas"]["ParticipantRole"] | null;
            /** @default null */
            organisation_id?: string | null;
            /** @default null */
            post?: string | null;
            /** @default null */
            headcount?: number | null;
            /** @default null */
            position?: number | null;
        };
        /**
         * MembershipChangeBody
         * @description Change what is named of a membership; what is not named stays. ``ends_on`` null: it runs with its term.
         */
        PatchedMembershipChangeBody: {
            /** @default null */
            sector_id?: string | null;
            /** @default null */
            number?: string | null;
            /** @default null */
            post?: string | null;
            /** @default null */
            is_standing?: boolean | null;
            /** @default null */
            starts_on?: string | null;
            /** @default null */
            ends_on?: string | null;
        };
        /**
         * MessageEditBody
         * @description Correct one's own message within the edit window.
         */
        PatchedMessageEditBody: {
            text: string;
        };
        /**
         * OrganisationChangeBody
         * @description Change what is named of a body; what is not named stays.
         *
         *     ``liaison_id`` names who is called first, and makes that person a liaison if they had no role; ``null`` names
         *     nobody.
         */
        PatchedOrganisationChangeBody: {
            /** @default null */
            name?: string | null;
            /** @default null */
            short_name?: string | null;
            /** @default null */
            phone?: string | null;
            /** @default null */
            address?: string | null;
            /** @default null */
            position?: number | null;
            /** @default null */
            liaison_id?: string | null;
        };
        /**
         * OwnAccountChange
         * @description What an account may change about itself.
         */
        PatchedOwnAccountChange: {
            language: components["schemas"]["Language"];
        };
        /**
         * RulesChangeBody
         * @description Set some of the scope's own values; ``null`` gives one up, so that what lies below holds again.
         */
        PatchedRulesChangeBody: {
            values: {
                [key: string]: {
                    [key: string]: boolean | number | string | null;
                };
            };
        };
        /**
         * SectorChangeBody
         * @description Rename a sector or move it in the list; what is not named stays.
         */
        PatchedSectorChangeBody: {
            /** @default null */
            name?: string | null;
            /** @default null */
            position?: number | null;
        };
        /**
         * SittingChangeBody
         * @description Change what is planned of a sitting; what is not named stays.
         */
        PatchedSittingChangeBody: {
            /** @default null */
            title?: string | null;
            /** @default null */
            starts_at?: string | null;
            /** @default null */
            ends_at?: string | null;
            /** @default null */
            place?: string | null;
            /** @default null */
            confidentiality?: components["schemas"]["Confidentiality"] | null;
        };
        /**
         * PayloadErased
         * @description The content of the event with this ``seq`` on the same stream is gone; its envelope and digest remain.
         */
        PayloadErased: {
            seq: number;
            reason: components["schemas"]["ErasureReason"];
        };
        /**
         * PayloadErasedEvent
         * @description The content of the event with this ``seq`` on the same stream is gone; its envelope and digest remain.
         */
        PayloadErasedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "payload.erased";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["PayloadErased"] | null;
        };
        /**
         * PeopleImportBody
         * @description Do what the preview of a workbook showed, and nothing else; ``digest`` says which preview was looked at.
         */
        PeopleImportBody: {
            digest: string;
        };
        /**
         * PeopleImported
         * @description What a workbook listed was entered: so many were new, so many are now otherwise.
         */
        PeopleImported: {
            /** Format: uuid */
            import_id: string;
            kind: components["schemas"]["ImportKind"];
            created: number;
            updated: number;
        };
        /**
         * PeopleImportedEvent
         * @description What a workbook listed was entered: so many were new, so many are now otherwise.
         */
        PeopleImportedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "people.imported";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["PeopleImported"] | null;
        };
        /**
         * Person
         * @description Who is behind a participant. What is not known is empty; ``headcount`` is how many a venue stands for.
         */
        Person: {
            /** Format: uuid */
            participant_id: string;
            name: string;
            post: string;
            organisation: string;
            sector: string;
            is_venue: boolean;
            headcount: number;
        };
        /**
         * PersonAnswer
         * @description Somebody with the memberships of all terms, the newest first; ``membership`` is that of the current term.
         */
        PersonAnswer: {
            /** Format: uuid */
            account_id: string;
            name: string;
            is_venue: boolean;
            membership: components["schemas"]["MembershipItem"] | null;
            roles: components["schemas"]["PersonRole"][];
            contact: components["schemas"]["ContactItem"] | null;
            memberships: components["schemas"]["MembershipItem"][];
            may_change: boolean;
        };
        /**
         * PersonItem
         * @description Somebody in a list: name, membership in the term asked for, and roles.
         */
        PersonItem: {
            /** Format: uuid */
            account_id: string;
            name: string;
            is_venue: boolean;
            membership: components["schemas"]["MembershipItem"] | null;
            roles: components["schemas"]["PersonRole"][];
            contact: components["schemas"]["ContactItem"] | null;
        };
        /**
         * PersonList
         * @description The room's directory: who is in it, and whom one can ask.
         */
        PersonList: {
            items: components["schemas"]["Person"][];
            departments: components["schemas"]["Department"][];
        };
        /**
         * PersonPage
         * @description A page of people by name, and how many there are in all.
         */
        PersonPage: {
            items: components["schemas"]["PersonItem"][];
            total: number;
        };
        /**
         * PersonRole
         * @description What somebody is in one organisation.
         */
        PersonRole: {
            /** Format: uuid */
            organisation_id: string;
            organisation: string;
            kind: components["schemas"]["OrganisationKind"];
            role: components["schemas"]["RoleInOrganisation"];
            post: string;
        };
        /**
         * PersonTalk
         * @description How many seconds somebody has spoken.
         */
        PersonTalk: {
            /** Format: uuid */
            participant_id: string;
            seconds: number;
        };
        /**
         * PersonalPrint
         * @description Whom it is for: of those invited, everybody but who asked for leave, unless they are named.
         */
        PersonalPrint: {
            /** @default null */
            invitation_ids?: string[] | null;
        };
        /**
         * PlannedRow
         * @description One row of the sheet: what stands in it and what would come of it.
         */
        PlannedRow: {
            row: number;
            verdict: components["schemas"]["Verdict"];
            cells: {
                [key: string]: string;
            };
            changes: components["schemas"]["CellChange"][];
            faults: components["schemas"]["CellFault"][];
            target_id: string | null;
        };
        /**
         * PollBase
         * @description Of whom a majority is counted (应到、实到、参加投票、有效票).
         * @enum {string}
         */
        PollBase: "entitled" | "present" | "cast" | "valid";
        /**
         * PollCancelBody
         * @description Break an open poll off, for a reason: its ballots count for nothing and are destroyed.
         */
        PollCancelBody: {
            reason: string;
        };
        /**
         * PollCancelData
         * @description Break an open poll off, for a reason: its ballots count for nothing and are destroyed.
         */
        PollCancelData: {
            /** Format: uuid */
            poll_id: string;
            reason: string;
        };
        /** PollCancelFrame */
        PollCancelFrame: {
            id: string;
            /** @constant */
            type: "poll.cancel";
            data: components["schemas"]["PollCancelData"];
        };
        /**
         * PollCancelled
         * @description A poll was broken off; what was cast counts for nothing.
         */
        PollCancelled: {
            /** Format: uuid */
            poll_id: string;
            reason: string;
        };
        /**
         * PollCancelledEvent
         * @description A poll was broken off; what was cast counts for nothing.
         */
        PollCancelledEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "poll.cancelled";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["PollCancelled"] | null;
        };
        /**
         * PollChangeBody
         * @description Put another question in a draft's place.
         */
        PollChangeBody: {
            /** @default null */
            item_id?: string | null;
            /** @default sounding */
            kind?: components["schemas"]["PollKind"];
            title: string;
            /** @default  */
            explanation?: string;
            /** @default motion */
            method?: components["schemas"]["PollMethod"];
            /** @default [] */
            options?: string[];
            /** @default 1 */
            minimum?: number;
            /** @default 1 */
            maximum?: number;
            /** @default false */
            is_secret?: boolean;
            /** @default false */
            may_change?: boolean;
            /** @default false */
            has_codes?: boolean;
            /** @default null */
            seconds?: number | null;
            /** @default null */
            base?: components["schemas"]["PollBase"] | null;
            /** @default null */
            majority?: components["schemas"]["PollMajority"] | null;
            /** @default null */
            quorum?: components["schemas"]["PollQuorum"] | null;
        };
        /**
         * PollCloseData
         * @description Take no more ballots, and count.
         */
        PollCloseData: {
            /** Format: uuid */
            poll_id: string;
        };
        /** PollCloseFrame */
        PollCloseFrame: {
            id: string;
            /** @constant */
            type: "poll.close";
            data: components["schemas"]["PollCloseData"];
        };
        /**
         * PollClosed
         * @description No more ballots are taken. ``digest`` is that of the ballots as they stand from now on.
         */
        PollClosed: {
            /** Format: uuid */
            poll_id: string;
            cast: number;
            digest: string;
        };
        /**
         * PollClosedEvent
         * @description No more ballots are taken. ``digest`` is that of the ballots as they stand from now on.
         */
        PollClosedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "poll.closed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["PollClosed"] | null;
        };
        /**
         * PollCounted
         * @description So many have voted by now; told at most four times a second. ``votes`` for each option where they are live.
         */
        PollCounted: {
            /** Format: uuid */
            poll_id: string;
            cast: number;
            votes: number[] | null;
        };
        /**
         * PollCountedEvent
         * @description So many have voted by now; told at most four times a second. ``votes`` for each option where they are live.
         */
        PollCountedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "poll.counted";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["PollCounted"] | null;
        };
        /**
         * PollCreateBody
         * @description Prepare a poll; only the desk sees it until it is opened.
         */
        PollCreateBody: {
            /** @default null */
            item_id?: string | null;
            /** @default sounding */
            kind?: components["schemas"]["PollKind"];
            title: string;
            /** @default  */
            explanation?: string;
            /** @default motion */
            method?: components["schemas"]["PollMethod"];
            /** @default [] */
            options?: string[];
            /** @default 1 */
            minimum?: number;
            /** @default 1 */
            maximum?: number;
            /** @default false */
            is_secret?: boolean;
            /** @default false */
            may_change?: boolean;
            /** @default false */
            has_codes?: boolean;
            /** @default null */
            seconds?: number | null;
            /** @default null */
            base?: components["schemas"]["PollBase"] | null;
            /** @default null */
            majority?: components["schemas"]["PollMajority"] | null;
            /** @default null */
            quorum?: components["schemas"]["PollQuorum"] | null;
        };
        /**
         * PollDraftState
         * @description For the desk: a poll in preparation. ``repeats`` is the poll it asks again.
         */
        PollDraftState: {
            /** Format: uuid */
            poll_id: string;
            repeats: string | null;
            question: components["schemas"]["PollQuestion"];
        };
        /**
         * PollDrafted
         * @description To the desk: a draft is now this. ``repeats`` is the poll it asks again.
         */
        PollDrafted: {
            /** Format: uuid */
            poll_id: string;
            repeats: string | null;
            question: components["schemas"]["PollQuestion"];
        };
        /**
         * PollDraftedEvent
         * @description To the desk: a draft is now this. ``repeats`` is the poll it asks again.
         */
        PollDraftedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "poll.drafted";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["PollDrafted"] | null;
        };
        /**
         * PollItemState
         * @description A poll that was opened. ``cast`` is what the room was last told, as are ``votes`` for each option where the poll
         *     ``is_live``; ``arithmetic`` is there once it is published, ``reason`` where it was cancelled.
         *
         *     The reader may vote while it is open if their role is among ``roles`` and they were in the room's list when it was
         *     opened; the server knows. ``closed_at`` is also when it was cancelled.
         */
        PollItemState: {
            /** Format: uuid */
            poll_id: string;
            repeats: string | null;
            question: components["schemas"]["PollQuestion"];
            state: components["schemas"]["PollState"];
            /** Format: date-time */
            opened_at: string;
            ends_at: string | null;
            entitled: number;
            roles: components["schemas"]["ParticipantRole"][];
            is_guessable: boolean;
            is_live: boolean;
            /** @default 0 */
            cast: number;
            /** @default null */
            votes: number[] | null;
            /** @default null */
            closed_at: string | null;
            /** @default  */
            digest: string;
            /** @default null */
            arithmetic: components["schemas"]["Arithmetic"] | null;
            /** @default  */
            reason: string;
        };
        /**
         * PollKind
         * @description What a poll is for (意见征询、表决、评分).
         * @enum {string}
         */
        PollKind: "sounding" | "decision" | "rating";
        /**
         * PollMajority
         * @description How many it takes: more than against; more than half of the base; at least two thirds of it.
         * @enum {string}
         */
        PollMajority: "simple" | "absolute" | "two_thirds";
        /**
         * PollMethod
         * @description How one votes: for, against or abstaining; one option; several options; a mark from 1 to 5 for each option.
         * @enum {string}
         */
        PollMethod: "motion" | "single" | "multiple" | "rating";
        /**
         * PollOpenData
         * @description Let people vote. Who may is fixed now.
         */
        PollOpenData: {
            /** Format: uuid */
            poll_id: string;
        };
        /** PollOpenFrame */
        PollOpenFrame: {
            id: string;
            /** @constant */
            type: "poll.open";
            data: components["schemas"]["PollOpenData"];
        };
        /**
         * PollOpened
         * @description Whoever is on the roll may vote: ``entitled`` people of these ``roles``, until ``ends_at`` if there is a limit.
         *
         *     ``is_guessable`` warns that among so few a secret ballot may be guessed. ``is_live`` says that the room sees votes
         *     while they are cast.
         */
        PollOpened: {
            /** Format: uuid */
            poll_id: string;
            repeats: string | null;
            question: components["schemas"]["PollQuestion"];
            ends_at: string | null;
            entitled: number;
            roles: components["schemas"]["ParticipantRole"][];
            is_guessable: boolean;
            is_live: boolean;
        };
        /**
         * PollOpenedEvent
         * @description Whoever is on the roll may vote: ``entitled`` people of these ``roles``, until ``ends_at`` if there is a limit.
         *
         *     ``is_guessable`` warns that among so few a secret ballot may be guessed. ``is_live`` says that the room sees votes
         *     while they are cast.
         */
        PollOpenedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "poll.opened";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["PollOpened"] | null;
        };
        /**
         * PollPublishData
         * @description Show everybody the result (宣布结果).
         */
        PollPublishData: {
            /** Format: uuid */
            poll_id: string;
        };
        /** PollPublishFrame */
        PollPublishFrame: {
            id: string;
            /** @constant */
            type: "poll.publish";
            data: components["schemas"]["PollPublishData"];
        };
        /**
         * PollPublished
         * @description The result, with all that is needed to read it by itself. ``roll`` are the participants who could vote.
         */
        PollPublished: {
            /** Format: uuid */
            poll_id: string;
            question: components["schemas"]["PollQuestion"];
            /** Format: date-time */
            opened_at: string;
            /** Format: date-time */
            closed_at: string;
            roll: string[];
            digest: string;
            arithmetic: components["schemas"]["Arithmetic"];
        };
        /**
         * PollPublishedEvent
         * @description The result, with all that is needed to read it by itself. ``roll`` are the participants who could vote.
         */
        PollPublishedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "poll.published";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["PollPublished"] | null;
        };
        /**
         * PollQuestion
         * @description A poll's question with everything that decides how it is counted.
         */
        PollQuestion: {
            /** @default null */
            item_id: string | null;
            /** @default sounding */
            kind: components["schemas"]["PollKind"];
            title: string;
            /** @default  */
            explanation: string;
            /** @default motion */
            method: components["schemas"]["PollMethod"];
            /** @default [] */
            options: string[];
            /** @default 1 */
            minimum: number;
            /** @default 1 */
            maximum: number;
            /** @default false */
            is_secret: boolean;
            /** @default false */
            may_change: boolean;
            /** @default false */
            has_codes: boolean;
            /** @default null */
            seconds: number | null;
            base: components["schemas"]["PollBase"];
            majority: components["schemas"]["PollMajority"];
            quorum: components["schemas"]["PollQuorum"];
        };
        /**
         * PollQuorum
         * @description How many of those entitled must be present for a decision: no matter; more than half; at least two thirds.
         * @enum {string}
         */
        PollQuorum: "none" | "half" | "two_thirds";
        /**
         * PollRemindData
         * @description Remind whoever has not voted yet (提醒).
         */
        PollRemindData: {
            /** Format: uuid */
            poll_id: string;
        };
        /** PollRemindFrame */
        PollRemindFrame: {
            id: string;
            /** @constant */
            type: "poll.remind";
            data: components["schemas"]["PollRemindData"];
        };
        /**
         * PollReminded
         * @description To the desk: so many people are reminded who have not voted.
         */
        PollReminded: {
            /** Format: uuid */
            poll_id: string;
            number: number;
        };
        /**
         * PollRemindedEvent
         * @description To the desk: so many people are reminded who have not voted.
         */
        PollRemindedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "poll.reminded";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["PollReminded"] | null;
        };
        /**
         * PollResult
         * @description Which poll it was, and where it stands now.
         */
        PollResult: {
            /** Format: uuid */
            poll_id: string;
            state: components["schemas"]["PollState"];
        };
        /**
         * PollState
         * @description Where a poll stands (草稿、进行中、已截止、已公布、已取消).
         * @enum {string}
         */
        PollState: "draft" | "open" | "closed" | "published" | "cancelled";
        /**
         * PollTallied
         * @description To the desk: the result, before it is published. ``missing`` are the participants who did not vote.
         */
        PollTallied: {
            /** Format: uuid */
            poll_id: string;
            arithmetic: components["schemas"]["Arithmetic"];
            missing: string[];
        };
        /**
         * PollTalliedEvent
         * @description To the desk: the result, before it is published. ``missing`` are the participants who did not vote.
         */
        PollTalliedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "poll.tallied";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["PollTallied"] | null;
        };
        /**
         * PollTallyState
         * @description For the desk: a poll's result, published or not yet. ``missing`` are the participants who did not vote.
         */
        PollTallyState: {
            /** Format: uuid */
            poll_id: string;
            arithmetic: components["schemas"]["Arithmetic"];
            missing: string[];
        };
        /**
         * PollUndrafted
         * @description To the desk: no draft any more, thrown away or opened.
         */
        PollUndrafted: {
            /** Format: uuid */
            poll_id: string;
        };
        /**
         * PollUndraftedEvent
         * @description To the desk: no draft any more, thrown away or opened.
         */
        PollUndraftedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "poll.undrafted";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["PollUndrafted"] | null;
        };
        /**
         * PollVerdict
         * @description What a poll decided; soundings and ratings decide nothing.
         * @enum {string}
         */
        PollVerdict: "none" | "passed" | "failed" | "no_quorum";
        /**
         * Presenter
         * @description Somebody who reports or answers under an item.
         */
        Presenter: {
            /** Format: uuid */
            invitation_id: string;
            name: string;
            post: string;
        };
        /**
         * Problem
         * @description A refusal: RFC 9457, with our code in place of a type URI's page.
         */
        Problem: {
            /** @default about:blank */
            type: string;
            title: string;
            status: number;
            /** @enum {string} */
            code: "account.forbidden" | "account.last_administrator" | "account.not_found" | "account.phone_invalid" | "account.phone_taken" | "account.username_taken" | "agenda.circular" | "agenda.forbidden" | "agenda.in_use" | "agenda.is_current" | "agenda.not_empty" | "agenda.not_found" | "agenda.stale" | "agenda.too_deep" | "agenda.too_many" | "ballot.forbidden" | "ballot.invalid" | "ballot.not_on_roll" | "call.forbidden" | "call.not_connected" | "call.refused" | "call.stale" | "call.unavailable" | "command.unknown" | "consultation.forbidden" | "consultation.has_sittings" | "consultation.not_found" | "consultation.withdrawn" | "device.not_found" | "documents.renderer_missing" | "entry.forbidden" | "entry.no_match" | "entry.not_open" | "entry.too_many" | "file.active_content" | "file.broken" | "file.disguised" | "file.empty" | "file.encrypted" | "file.forbidden" | "file.not_found" | "file.range_unsatisfiable" | "file.too_complex" | "file.too_large" | "file.too_many" | "file.type_refused" | "file.unavailable" | "file.unmarkable" | "film.forbidden" | "film.no_pictures" | "film.not_found" | "floor.duplicate" | "floor.forbidden" | "floor.no_department" | "floor.no_speaker" | "floor.no_venue" | "floor.nobody_waits" | "floor.not_admitted" | "floor.not_found" | "floor.past_due" | "floor.too_long" | "floor.wrong_state" | "form.forbidden" | "form.inactive" | "form.name_taken" | "form.not_found" | "idempotency.mismatch" | "import.damaged" | "import.empty" | "import.not_found" | "import.not_xlsx" | "import.stale" | "import.too_large" | "import.too_many_rows" | "import.wrong_columns" | "institution.exists" | "internal" | "invitation.deputy_incomplete" | "invitation.deputy_invited" | "invitation.deputy_refused" | "invitation.forbidden" | "invitation.no_deputy" | "invitation.not_found" | "login.confined" | "invitation.reason_missing" | "invitation.reply_closed" | "invitation.role_unfit" | "invitation.too_many" | "login.failed" | "login.required" | "login.throttled" | "login.unbound" | "login_link.invalid" | "login_session.not_found" | "membership.exists" | "membership.forbidden" | "membership.not_found" | "membership.number_taken" | "message.edit_window_over" | "message.forbidden" | "message.hidden" | "message.not_found" | "message.too_long" | "message.too_many" | "mute.forbidden" | "note.forbidden" | "notice.not_found" | "organisation.forbidden" | "organisation.inactive" | "organisation.name_taken" | "organisation.not_found" | "paper.forbidden" | "paper.not_found" | "paper.too_many" | "participant.forbidden" | "participant.not_found" | "participant.not_venue" | "people.forbidden" | "poll.forbidden" | "poll.invalid" | "poll.is_secret" | "poll.nobody_votes" | "poll.not_found" | "poll.over" | "poll.reminded_already" | "poll.urn_missing" | "poll.wrong_state" | "print.forbidden" | "personal_link.invalid" | "personal_link.proof_wanted" | "qr_login.expired" | "qr_login.not_found" | "qr_login.too_many" | "qr_login.waiting" | "recording.confidential" | "quality.forbidden" | "recording.forbidden" | "recording.not_found" | "recording.off" | "recording.sound_only" | "question.due_past" | "question.forbidden" | "question.not_found" | "request.csrf" | "request.forbidden" | "request.invalid" | "request.method" | "request.not_found" | "request.too_large" | "request.too_many" | "request.unsupported_type" | "room.not_found" | "room.removed" | "room.waiting" | "rules.forbidden" | "sector.forbidden" | "sector.in_use" | "sector.name_taken" | "sector.not_found" | "sitting.cancelled" | "sitting.closed" | "sitting.ended" | "sitting.forbidden" | "sitting.incomplete" | "sitting.not_found" | "sitting.not_open" | "sitting.place_missing" | "sitting.started" | "sitting.times_invalid" | "sitting.wrong_state" | "stream.not_found" | "term.exists" | "term.forbidden" | "term.not_found" | "text_code.spent" | "text_code.too_many" | "text_code.unavailable" | "text_code.wrong" | "ticket.invalid";
            /** @default  */
            detail: string;
            /** @default {} */
            params: {
                [key: string]: string | number;
            };
            /** @default [] */
            fields: components["schemas"]["FieldProblem"][];
            /** @default null */
            trace_id: string | null;
        };
        /**
         * ProposalItem
         * @description A linked proposal.
         */
        ProposalItem: {
            number: string;
            title: string;
        };
        /**
         * ProposalReference
         * @description A proposal, named by its number.
         */
        ProposalReference: {
            number: string;
            /** @default  */
            title?: string;
        };
        /**
         * PublicationEnd
         * @description Why a publication ended.
         * @enum {string}
         */
        PublicationEnd: "unpublished" | "replaced" | "left" | "media_lost" | "removed" | "sitting_ended";
        /**
         * PublicationEnded
         * @description A track is no longer sent.
         */
        PublicationEnded: {
            publication_id: string;
            reason: components["schemas"]["PublicationEnd"];
        };
        /**
         * PublicationEndedEvent
         * @description A track is no longer sent.
         */
        PublicationEndedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "publication.ended";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["PublicationEnded"] | null;
        };
        /**
         * PublicationItem
         * @description One of one's own published tracks; ``mid`` names its media section in the answer.
         */
        PublicationItem: {
            publication_id: string;
            kind: components["schemas"]["MediaKind"];
            source: components["schemas"]["MediaSource"];
            mid: string;
        };
        /**
         * PublicationStarted
         * @description A participant's device sends a track that others may subscribe to.
         */
        PublicationStarted: {
            publication_id: string;
            /** Format: uuid */
            participant_id: string;
            device: string;
            kind: components["schemas"]["MediaKind"];
            source: components["schemas"]["MediaSource"];
        };
        /**
         * PublicationStartedEvent
         * @description A participant's device sends a track that others may subscribe to.
         */
        PublicationStartedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "publication.started";
            /** @constant */
            v: 2;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["PublicationStarted"] | null;
        };
        /**
         * PublicationState
         * @description A track that somebody sends now.
         */
        PublicationState: {
            publication_id: string;
            /** Format: uuid */
            participant_id: string;
            device: string;
            kind: components["schemas"]["MediaKind"];
            source: components["schemas"]["MediaSource"];
        };
        /**
         * Published
         * @description The forwarder's answer and the tracks it now takes.
         */
        Published: {
            sdp: string;
            publications: components["schemas"]["PublicationItem"][];
        };
        /**
         * QrLoginAnswer
         * @description A wish to be signed in: its address, for the phone, and the picture of it as an SVG element.
         */
        QrLoginAnswer: {
            /** Format: uuid */
            id: string;
            url: string;
            svg: string;
            /** Format: date-time */
            expires_at: string;
        };
        /**
         * QrLoginState
         * @description Where a desktop's wish to be signed in stands.
         * @enum {string}
         */
        QrLoginState: "waiting" | "approved" | "expired";
        /**
         * QrLoginStateAnswer
         * @description Where the wish stands.
         */
        QrLoginStateAnswer: {
            state: components["schemas"]["QrLoginState"];
            /** Format: date-time */
            expires_at: string;
        };
        /**
         * QuestionResult
         * @description What became of the question.
         */
        QuestionResult: {
            /** Format: uuid */
            message_id: string;
            state: components["schemas"]["QuestionStanding"];
        };
        /**
         * QuestionStanding
         * @description What became of a question to a department (待答复、已受理、已答复、会后答复).
         * @enum {string}
         */
        QuestionStanding: "open" | "taken" | "answered" | "taken_away";
        /**
         * QuestionStateBody
         * @description Say what became of a question; one that is taken away is answered by ``due_on``.
         */
        QuestionStateBody: {
            state: components["schemas"]["QuestionStanding"];
            /** @default null */
            due_on?: string | null;
        };
        /**
         * QuestionStateData
         * @description Say what became of a question; one that is taken away is answered by ``due_on``.
         */
        QuestionStateData: {
            /** Format: uuid */
            message_id: string;
            state: components["schemas"]["QuestionStanding"];
            /** @default null */
            due_on?: string | null;
        };
        /** QuestionStateFrame */
        QuestionStateFrame: {
            id: string;
            /** @constant */
            type: "question.state";
            data: components["schemas"]["QuestionStateData"];
        };
        /**
         * QuestionStated
         * @description To those who read the question: what became of it.
         */
        QuestionStated: {
            /** Format: uuid */
            message_id: string;
            state: components["schemas"]["QuestionStanding"];
            due_on: string | null;
        };
        /**
         * QuestionStatedEvent
         * @description To those who read the question: what became of it.
         */
        QuestionStatedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "question.stated";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["QuestionStated"] | null;
        };
        /**
         * QueueEntry
         * @description One waiting request at its place. ``why`` with ``value`` explains the place.
         */
        QueueEntry: {
            /** Format: uuid */
            request_id: string;
            /** Format: uuid */
            participant_id: string;
            kind: components["schemas"]["FloorKind"];
            limit: number;
            is_arranged: boolean;
            about_id: string | null;
            department_id: string | null;
            why: components["schemas"]["FloorWhy"];
            value: number;
        };
        /**
         * QueueResult
         * @description How many wait in the queue now.
         */
        QueueResult: {
            waiting: number;
        };
        /**
         * QueueState
         * @description Who waits to speak to one item, first the next; ``item_id`` is ``None`` for what is outside the agenda.
         */
        QueueState: {
            item_id: string | null;
            order: components["schemas"]["FloorOrder"];
            entries: components["schemas"]["QueueEntry"][];
        };
        /**
         * ReceivingQuality
         * @description How packets reach a device, by its own word; null where it has said nothing lately.
         */
        ReceivingQuality: {
            path: ("udp" | "tcp") | null;
            rtt_ms: number | null;
            loss: number | null;
            bitrate: number;
            estimate: number | null;
            is_video_paused: boolean;
        };
        /**
         * RecordedPictures
         * @description What was seen of one speech from one source. It begins at ``seen_at``; kept, it is at
         *     ``rooms/{room_id}/recordings/{recording_id}/pictures/{source}``.
         */
        RecordedPictures: {
            source: components["schemas"]["MediaSource"];
            state: components["schemas"]["RecordingState"];
            is_complete: boolean;
            seen_at: string | null;
            milliseconds: number;
            size: number;
            sha256: string;
            file_name: string;
        };
        /**
         * RecordingDeleted
         * @description A recording is gone; that there was one remains known.
         */
        RecordingDeleted: {
            /** Format: uuid */
            recording_id: string;
            /** Format: uuid */
            request_id: string;
            reason: components["schemas"]["RecordingDeletion"];
        };
        /**
         * RecordingDeletedEvent
         * @description A recording is gone; that there was one remains known.
         */
        RecordingDeletedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "recording.deleted";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["RecordingDeleted"] | null;
        };
        /**
         * RecordingDeletion
         * @description Why a recording was deleted.
         * @enum {string}
         */
        RecordingDeletion: "retention" | "confidential" | "by_hand";
        /**
         * RecordingDeletionResult
         * @description Which recording it was, and where it stands now.
         */
        RecordingDeletionResult: {
            /** Format: uuid */
            recording_id: string;
            state: components["schemas"]["RecordingState"];
        };
        /**
         * RecordingEnd
         * @description Why recording was switched off.
         * @enum {string}
         */
        RecordingEnd: "stopped" | "sitting_ended";
        /**
         * RecordingFailed
         * @description There is nothing of a speech, or no more than there was until now.
         */
        RecordingFailed: {
            /** Format: uuid */
            recording_id: string;
            /** Format: uuid */
            request_id: string;
            failure: components["schemas"]["RecordingFailure"];
        };
        /**
         * RecordingFailedEvent
         * @description There is nothing of a speech, or no more than there was until now.
         */
        RecordingFailedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "recording.failed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["RecordingFailed"] | null;
        };
        /**
         * RecordingFailure
         * @description Why there is nothing of a speech, or not all of it.
         * @enum {string}
         */
        RecordingFailure: "silent" | "lost" | "disk_full" | "disk" | "damaged";
        /**
         * RecordingItem
         * @description The recording of one speech. Its sound is at ``rooms/{room_id}/recordings/{recording_id}`` while it is kept.
         *
         *     ``heard_at`` is when the file begins, ``milliseconds`` how long it is; ``failure`` says why there is nothing, or
         *     not all of it. ``delete_at`` is when it will be deleted by the rules as they stand.
         */
        RecordingItem: {
            /** Format: uuid */
            recording_id: string;
            /** Format: uuid */
            request_id: string;
            /** Format: uuid */
            participant_id: string;
            name: string;
            post: string;
            organisation: string;
            item_id: string | null;
            item_title: string;
            state: components["schemas"]["RecordingState"];
            failure: components["schemas"]["RecordingFailure"] | null;
            is_complete: boolean;
            /** Format: date-time */
            started_at: string;
            ended_at: string | null;
            heard_at: string | null;
            milliseconds: number;
            size: number;
            sha256: string;
            file_name: string;
            pictures: components["schemas"]["RecordedPictures"][];
            film: components["schemas"]["FilmItem"] | null;
            may_make_film: boolean;
            delete_at: string | null;
            deletion: components["schemas"]["RecordingDeletion"] | null;
            deleted_at: string | null;
            may_delete: boolean;
        };
        /**
         * RecordingItemState
         * @description For the desk: what became of one speech's recording; ``failure`` also where a part of it is kept.
         */
        RecordingItemState: {
            /** Format: uuid */
            recording_id: string;
            /** Format: uuid */
            request_id: string;
            state: components["schemas"]["RecordingState"];
            /** @default null */
            failure: components["schemas"]["RecordingFailure"] | null;
        };
        /**
         * RecordingKept
         * @description A speech's recording is kept. It is not complete where the recorder was killed, or its disk was full.
         */
        RecordingKept: {
            /** Format: uuid */
            recording_id: string;
            /** Format: uuid */
            request_id: string;
            milliseconds: number;
            size: number;
            sha256: string;
            is_complete: boolean;
        };
        /**
         * RecordingKeptEvent
         * @description A speech's recording is kept. It is not complete where the recorder was killed, or its disk was full.
         */
        RecordingKeptEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "recording.kept";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["RecordingKept"] | null;
        };
        /**
         * RecordingList
         * @description The recordings that somebody may listen to, in the order of the agenda and of time.
         *
         *     Whoever runs or prepares the meeting reads of all there were (``has_all``), whatever became of them.
         */
        RecordingList: {
            items: components["schemas"]["RecordingItem"][];
            has_all: boolean;
            may_have_pictures: boolean;
        };
        /**
         * RecordingPicturesFailed
         * @description The pictures of a speech from one source came to nothing; its sound is kept.
         */
        RecordingPicturesFailed: {
            /** Format: uuid */
            recording_id: string;
            /** Format: uuid */
            request_id: string;
            source: components["schemas"]["MediaSource"];
            failure: components["schemas"]["RecordingFailure"];
        };
        /**
         * RecordingPicturesFailedEvent
         * @description The pictures of a speech from one source came to nothing; its sound is kept.
         */
        RecordingPicturesFailedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "recording.pictures_failed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["RecordingPicturesFailed"] | null;
        };
        /**
         * RecordingPicturesKept
         * @description The pictures of a speech from one source are kept, beside its sound.
         */
        RecordingPicturesKept: {
            /** Format: uuid */
            recording_id: string;
            /** Format: uuid */
            request_id: string;
            source: components["schemas"]["MediaSource"];
            milliseconds: number;
            size: number;
            sha256: string;
            is_complete: boolean;
        };
        /**
         * RecordingPicturesKeptEvent
         * @description The pictures of a speech from one source are kept, beside its sound.
         */
        RecordingPicturesKeptEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "recording.pictures_kept";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["RecordingPicturesKept"] | null;
        };
        /**
         * RecordingResult
         * @description Since when speeches are recorded, and whether what is seen of them is, too; ``None`` while none is.
         */
        RecordingResult: {
            recording_since: string | null;
            /** @default false */
            with_pictures: boolean;
        };
        /**
         * RecordingStartBody
         * @description Record each speech from now on, with pictures if wanted; everybody in the room is told.
         */
        RecordingStartBody: {
            /** @default false */
            with_pictures?: boolean;
        };
        /**
         * RecordingStartData
         * @description Record each speech from now on, with pictures if wanted; everybody in the room is told.
         */
        RecordingStartData: {
            /** @default false */
            with_pictures?: boolean;
        };
        /** RecordingStartFrame */
        RecordingStartFrame: {
            id: string;
            /** @constant */
            type: "recording.start";
            data: components["schemas"]["RecordingStartData"];
        };
        /**
         * RecordingStarted
         * @description From now on each speech is recorded: its sound, and where it says so what is seen of it.
         */
        RecordingStarted: {
            /** @default false */
            with_pictures: boolean;
        };
        /**
         * RecordingStartedEvent
         * @description From now on each speech is recorded: its sound, and where it says so what is seen of it.
         */
        RecordingStartedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "recording.started";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["RecordingStarted"] | null;
        };
        /**
         * RecordingState
         * @description What became of one recording (录音中、正在保存、已保存、未能保存、已删除).
         * @enum {string}
         */
        RecordingState: "recording" | "fetching" | "kept" | "failed" | "deleted";
        /**
         * RecordingStopData
         * @description Record nothing more.
         */
        RecordingStopData: Record<string, never>;
        /** RecordingStopFrame */
        RecordingStopFrame: {
            id: string;
            /** @constant */
            type: "recording.stop";
            data: components["schemas"]["RecordingStopData"];
        };
        /**
         * RecordingStopped
         * @description Nothing more is recorded.
         */
        RecordingStopped: {
            reason: components["schemas"]["RecordingEnd"];
        };
        /**
         * RecordingStoppedEvent
         * @description Nothing more is recorded.
         */
        RecordingStoppedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "recording.stopped";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["RecordingStopped"] | null;
        };
        /**
         * ReminderResult
         * @description How many are reminded.
         */
        ReminderResult: {
            number: number;
        };
        /**
         * ReplyCounts
         * @description How many have answered what (回执), of those who are meant to come; ``due`` (应到) leaves out who is excused.
         */
        ReplyCounts: {
            invited: number;
            due: number;
            accepted: number;
            leave: number;
            deputy: number;
            unanswered: number;
            unsent: number;
            at_venues: number;
        };
        /** ReplyFrame */
        ReplyFrame: {
            /** @constant */
            type: "reply";
            ref: string;
            /** @default null */
            data?: {
                [key: string]: unknown;
            } | null;
            /** @default null */
            problem?: components["schemas"]["Problem"] | null;
        };
        /**
         * ReplyItem
         * @description What somebody has answered, and how they are reached.
         */
        ReplyItem: {
            state: components["schemas"]["ReplyState"];
            reason: string;
            deputy: components["schemas"]["DeputyItem"] | null;
            phone: string;
            sent_at: string | null;
            replied_at: string | null;
        };
        /**
         * ReplyResult
         * @description What is answered to which invitation.
         */
        ReplyResult: {
            /** Format: uuid */
            invitation_id: string;
            reply: components["schemas"]["ReplyState"];
        };
        /**
         * ReplyState
         * @description What somebody invited has answered (未回复、参加、请假、委托代表).
         * @enum {string}
         */
        ReplyState: "none" | "accepted" | "leave" | "deputy";
        /**
         * RoleInOrganisation
         * @description What a person is in a body (负责人、副职、联络员、工作人员、委员).
         * @enum {string}
         */
        RoleInOrganisation: "head" | "deputy" | "liaison" | "staff" | "member";
        /**
         * RollItem
         * @description Somebody who could vote, and whether they have.
         */
        RollItem: {
            /** Format: uuid */
            participant_id: string;
            has_voted: boolean;
        };
        /**
         * RollList
         * @description The roll of a poll, in the order of the room's list.
         */
        RollList: {
            items: components["schemas"]["RollItem"][];
        };
        /**
         * RoomItem
         * @description A room in one's list; ``present`` of ``due`` participants are there, ``last_at`` is the newest message's time.
         */
        RoomItem: {
            /** Format: uuid */
            room_id: string;
            title: string;
            role: components["schemas"]["ParticipantRole"];
            present: number;
            due: number;
            last_at: string | null;
        };
        /**
         * RoomList
         * @description One's rooms, the liveliest first.
         */
        RoomList: {
            items: components["schemas"]["RoomItem"][];
        };
        /**
         * RoomOpened
         * @description The first event of a room.
         */
        RoomOpened: {
            title: string;
        };
        /**
         * RoomOpenedEvent
         * @description The first event of a room.
         */
        RoomOpenedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "room.opened";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["RoomOpened"] | null;
        };
        /**
         * RoomQuality
         * @description How everybody in the call sends and receives, and the tracks that somebody speaks into, loudest first.
         */
        RoomQuality: {
            devices: components["schemas"]["DeviceQuality"][];
            speaking: string[];
        };
        /**
         * RoomState
         * @description The whole room as one person may see it.
         *
         *     Lists are in order of ``seq``; participants in that of their places, papers in that of their positions, polls and
         *     ``recordings`` in that of their ids. ``voted`` are the polls in which the reader has voted. Messages come on two
         *     streams and are in order of their ids, which sort by time. ``recording_since`` is set while speeches are recorded,
         *     ``recording_pictures`` while what is seen of them is, too.
         *
         *     Whoever waits sees title, course and standing; all else is empty. ``agenda`` is in order of ``position`` and then of
         *     ``item_id``, whatever the depth; ``inner_titles`` (item → title) holds what observers may not read.
         */
        RoomState: {
            /** Format: uuid */
            room_id: string;
            title: string;
            /**
             * @default {
             *       "state": "scheduled",
             *       "starts_at": null,
             *       "ends_at": null,
             *       "is_rehearsal": false,
             *       "is_locked": false,
             *       "opened_at": null,
             *       "started_at": null,
             *       "suspended_at": null,
             *       "ended_at": null,
             *       "is_cancelled": false,
             *       "current_item_id": null,
             *       "stepped_at": null
             *     }
             */
            course: components["schemas"]["CourseState"];
            /**
             * @default {
             *       "admission": "admitted",
             *       "reason": ""
             *     }
             */
            standing: components["schemas"]["StandingState"];
            /** @default [] */
            agenda: components["schemas"]["AgendaItemState"][];
            /** @default {} */
            inner_titles: {
                [key: string]: string;
            };
            /** @default [] */
            lobby: components["schemas"]["WaitingState"][];
            /** @default [] */
            participants: components["schemas"]["ParticipantState"][];
            /** @default [] */
            messages: components["schemas"]["MessageState"][];
            /** @default [] */
            moderation: components["schemas"]["ModerationState"][];
            /** @default [] */
            notes: components["schemas"]["NoteState"][];
            /** @default [] */
            publications: components["schemas"]["PublicationState"][];
            /** @default [] */
            notices: components["schemas"]["NoticeState"][];
            /** @default [] */
            papers: components["schemas"]["PaperState"][];
            /** @default [] */
            poll_drafts: components["schemas"]["PollDraftState"][];
            /** @default [] */
            polls: components["schemas"]["PollItemState"][];
            /** @default [] */
            poll_tallies: components["schemas"]["PollTallyState"][];
            /** @default [] */
            voted: string[];
            /**
             * @default {
             *       "holder": null,
             *       "inner_holder": null,
             *       "queues": [],
             *       "talk": [],
             *       "written": [],
             *       "taken_away": []
             *     }
             */
            floor: components["schemas"]["FloorState"];
            /** @default null */
            recording_since: string | null;
            /** @default false */
            recording_pictures: boolean;
            /** @default [] */
            recordings: components["schemas"]["RecordingItemState"][];
        };
        /**
         * RuleItem
         * @description One rule and its values in one scope. Its name and explanation are translated by ``group`` and ``name``.
         */
        RuleItem: {
            group: string;
            name: string;
            kind: components["schemas"]["RuleKind"];
            minimum: number | null;
            maximum: number | null;
            choices: string[];
            default: boolean | number | string;
            institution: boolean | number | string | null;
            own: boolean | number | string | null;
            effective: boolean | number | string;
        };
        /**
         * RuleKind
         * @description What sort of value a rule takes.
         * @enum {string}
         */
        RuleKind: "int" | "bool" | "choice" | "text";
        /**
         * RuleScopeItem
         * @description Whose rules: the institution's (``organisation_id`` null) or a committee's; ``own`` counts those set there.
         */
        RuleScopeItem: {
            scope: string;
            organisation_id: string | null;
            name: string;
            own: number;
            may_change: boolean;
        };
        /**
         * RuleScopeList
         * @description Every scope whose rules the actor may see.
         */
        RuleScopeList: {
            items: components["schemas"]["RuleScopeItem"][];
        };
        /**
         * RuleSetAnswer
         * @description A scope with all rules as they stand there, in the order of the catalogue.
         */
        RuleSetAnswer: {
            scope: string;
            organisation_id: string | null;
            name: string;
            own: number;
            may_change: boolean;
            items: components["schemas"]["RuleItem"][];
        };
        /**
         * RulesChanged
         * @description A scope's own values are now these: group → rule → value. What is not named holds as it lies below.
         *
         *     Below a committee lie the institution's values, and below those the defaults.
         */
        RulesChanged: {
            scope: string;
            values: {
                [key: string]: {
                    [key: string]: boolean | number | string;
                };
            };
        };
        /**
         * RulesChangedEvent
         * @description A scope's own values are now these: group → rule → value. What is not named holds as it lies below.
         *
         *     Below a committee lie the institution's values, and below those the defaults.
         */
        RulesChangedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "rules.changed";
            /** @constant */
            v: 2;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["RulesChanged"] | null;
        };
        /**
         * RulesResult
         * @description Whose rules they were.
         */
        RulesResult: {
            scope: string;
        };
        /**
         * SectorChanged
         * @description A sector has another name or place in the list.
         */
        SectorChanged: {
            /** Format: uuid */
            sector_id: string;
        };
        /**
         * SectorChangedEvent
         * @description A sector has another name or place in the list.
         */
        SectorChangedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sector.changed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["SectorChanged"] | null;
        };
        /**
         * SectorCreateBody
         * @description Enter a sector.
         */
        SectorCreateBody: {
            name: string;
            /** @default 0 */
            position?: number;
        };
        /**
         * SectorCreated
         * @description A sector was entered.
         */
        SectorCreated: {
            /** Format: uuid */
            sector_id: string;
        };
        /**
         * SectorCreatedEvent
         * @description A sector was entered.
         */
        SectorCreatedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sector.created";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["SectorCreated"] | null;
        };
        /**
         * SectorItem
         * @description A sector, and how many members of the term come from it.
         */
        SectorItem: {
            /** Format: uuid */
            id: string;
            name: string;
            position: number;
            members: number;
        };
        /**
         * SectorList
         * @description All sectors in their order.
         */
        SectorList: {
            items: components["schemas"]["SectorItem"][];
        };
        /**
         * SectorRemoved
         * @description A sector is gone; nobody was in it.
         */
        SectorRemoved: {
            /** Format: uuid */
            sector_id: string;
        };
        /**
         * SectorRemovedEvent
         * @description A sector is gone; nobody was in it.
         */
        SectorRemovedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sector.removed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["SectorRemoved"] | null;
        };
        /**
         * SectorResult
         * @description Which sector it was.
         */
        SectorResult: {
            /** Format: uuid */
            sector_id: string;
        };
        /**
         * SectorTalk
         * @description How many seconds members of a sector have spoken; an empty name stands for whoever belongs to none.
         */
        SectorTalk: {
            sector: string;
            seconds: number;
        };
        /**
         * SendResult
         * @description To whom links will be sent, who waits for one already, and who has no phone: invitations.
         */
        SendResult: {
            queued: string[];
            waiting: string[];
            without_phone: string[];
        };
        /**
         * SendingQuality
         * @description How what a device sends arrives; ``loss`` is a share, ``bitrate`` in bits a second.
         */
        SendingQuality: {
            path: ("udp" | "tcp") | null;
            loss: number;
            jitter_ms: number;
            bitrate: number;
        };
        /**
         * SentLayer
         * @description One size of a picture as it arrives, and how many devices get it.
         */
        SentLayer: {
            /** @enum {string} */
            level: "low" | "medium" | "high";
            is_sent: boolean;
            bitrate: number;
            receivers: number;
        };
        /**
         * SentTrack
         * @description A track as it arrives; ``level`` is in dBov, null for pictures.
         */
        SentTrack: {
            publication_id: string;
            source: components["schemas"]["MediaSource"];
            is_open: boolean;
            bitrate: number;
            is_speaking: boolean;
            level: number | null;
            layers: components["schemas"]["SentLayer"][];
        };
        ServerFrame: components["schemas"]["Event"] | components["schemas"]["SnapshotFrame"] | components["schemas"]["ReplyFrame"] | components["schemas"]["BeatFrame"];
        /**
         * SessionAnswer
         * @description Who is signed in here; ``account`` and ``login_session_id`` are null together.
         *
         *     ``confined_to`` is the one room that this login reaches, null if it reaches everything. ``sends_texts`` tells
         *     whether codes can be had by SMS.
         */
        SessionAnswer: {
            account: components["schemas"]["AccountAnswer"] | null;
            login_session_id: string | null;
            confined_to: string | null;
            sends_texts: boolean;
            institution: components["schemas"]["InstitutionAnswer"] | null;
        };
        /**
         * SignIn
         * @description Name and password.
         */
        SignIn: {
            username: string;
            password: string;
        };
        /**
         * SignInRequest
         * @description Name and password, or phone and code.
         */
        SignInRequest: components["schemas"]["SignIn"] | components["schemas"]["CodeSignIn"];
        /**
         * SittingAnswer
         * @description A sitting as its page shows it.
         */
        SittingAnswer: {
            /** Format: uuid */
            sitting_id: string;
            /** Format: uuid */
            consultation_id: string;
            title: string;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            place: string;
            mode: components["schemas"]["Mode"];
            confidentiality: components["schemas"]["Confidentiality"];
            state: components["schemas"]["SittingState"];
            is_rehearsal: boolean;
            cancelled_at: string | null;
            my_role: components["schemas"]["ParticipantRole"] | null;
            my_reply: components["schemas"]["ReplyState"] | null;
            consultation: components["schemas"]["ConsultationOfSitting"];
            meeting_code: string;
            is_locked: boolean;
            /** Format: date-time */
            created_at: string;
            opened_at: string | null;
            started_at: string | null;
            ended_at: string | null;
            closed_at: string | null;
            my_invitation_id: string | null;
            may_manage: boolean;
            may_read_inner: boolean;
        };
        /**
         * SittingCancelBody
         * @description Call a sitting off before it has begun; everybody invited is told.
         */
        SittingCancelBody: {
            /** @default  */
            reason?: string;
        };
        /**
         * SittingCancelled
         * @description The sitting was called off.
         */
        SittingCancelled: {
            /** Format: uuid */
            sitting_id: string;
            reason: string;
        };
        /**
         * SittingCancelledEvent
         * @description The sitting was called off.
         */
        SittingCancelledEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sitting.cancelled";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["SittingCancelled"] | null;
        };
        /**
         * SittingChanged
         * @description What is planned of the sitting is now this; ``fields`` tell what of it is otherwise than before.
         */
        SittingChanged: {
            /** Format: uuid */
            sitting_id: string;
            /** Format: uuid */
            consultation_id: string;
            title: string;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            place: string;
            confidentiality: components["schemas"]["Confidentiality"];
            is_rehearsal: boolean;
            fields: string[];
        };
        /**
         * SittingChangedEvent
         * @description What is planned of the sitting is now this; ``fields`` tell what of it is otherwise than before.
         */
        SittingChangedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sitting.changed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["SittingChanged"] | null;
        };
        /**
         * SittingCloseData
         * @description Put it away as done with (已办结).
         */
        SittingCloseData: Record<string, never>;
        /** SittingCloseFrame */
        SittingCloseFrame: {
            id: string;
            /** @constant */
            type: "sitting.close";
            data: components["schemas"]["SittingCloseData"];
        };
        /**
         * SittingClosed
         * @description All that followed from the sitting is done.
         */
        SittingClosed: Record<string, never>;
        /**
         * SittingClosedEvent
         * @description All that followed from the sitting is done.
         */
        SittingClosedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sitting.closed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["SittingClosed"] | null;
        };
        /**
         * SittingCodeRenewed
         * @description To the desk: the sitting is found under another meeting code.
         */
        SittingCodeRenewed: {
            /** Format: uuid */
            sitting_id: string;
        };
        /**
         * SittingCodeRenewedEvent
         * @description To the desk: the sitting is found under another meeting code.
         */
        SittingCodeRenewedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sitting.code_renewed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["SittingCodeRenewed"] | null;
        };
        /**
         * SittingEndData
         * @description End (已结束): whatever is still open in it ends with it. Nothing can stand in the way.
         */
        SittingEndData: Record<string, never>;
        /** SittingEndFrame */
        SittingEndFrame: {
            id: string;
            /** @constant */
            type: "sitting.end";
            data: components["schemas"]["SittingEndData"];
        };
        /**
         * SittingEnded
         * @description The sitting is over. ``due`` and ``present`` count people by place, ``at_venues`` those whom venues stand for.
         */
        SittingEnded: {
            due: number;
            present: number;
            at_venues: number;
        };
        /**
         * SittingEndedEvent
         * @description The sitting is over. ``due`` and ``present`` count people by place, ``at_venues`` those whom venues stand for.
         */
        SittingEndedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sitting.ended";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["SittingEnded"] | null;
        };
        /**
         * SittingItem
         * @description A sitting in a list. Its room has the same id.
         */
        SittingItem: {
            /** Format: uuid */
            sitting_id: string;
            /** Format: uuid */
            consultation_id: string;
            title: string;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            place: string;
            mode: components["schemas"]["Mode"];
            confidentiality: components["schemas"]["Confidentiality"];
            state: components["schemas"]["SittingState"];
            is_rehearsal: boolean;
            cancelled_at: string | null;
            my_role: components["schemas"]["ParticipantRole"] | null;
            my_reply: components["schemas"]["ReplyState"] | null;
        };
        /**
         * SittingLockData
         * @description Let nobody more in but by hand.
         */
        SittingLockData: Record<string, never>;
        /** SittingLockFrame */
        SittingLockFrame: {
            id: string;
            /** @constant */
            type: "sitting.lock";
            data: components["schemas"]["SittingLockData"];
        };
        /**
         * SittingLocked
         * @description Nobody more is let in but by hand.
         */
        SittingLocked: Record<string, never>;
        /**
         * SittingLockedEvent
         * @description Nobody more is let in but by hand.
         */
        SittingLockedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sitting.locked";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["SittingLocked"] | null;
        };
        /**
         * SittingOpenData
         * @description Open the lobby: people may come, and wait or enter (等候中).
         */
        SittingOpenData: Record<string, never>;
        /** SittingOpenFrame */
        SittingOpenFrame: {
            id: string;
            /** @constant */
            type: "sitting.open";
            data: components["schemas"]["SittingOpenData"];
        };
        /**
         * SittingOpened
         * @description People may come in to wait. Who was there before, preparing, counts as arrived now.
         */
        SittingOpened: Record<string, never>;
        /**
         * SittingOpenedEvent
         * @description People may come in to wait. Who was there before, preparing, counts as arrived now.
         */
        SittingOpenedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sitting.opened";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["SittingOpened"] | null;
        };
        /**
         * SittingPage
         * @description A page of sittings by time, and how many match in all.
         */
        SittingPage: {
            items: components["schemas"]["SittingItem"][];
            total: number;
        };
        /**
         * SittingResult
         * @description Which sitting it was. Its room has the same id.
         */
        SittingResult: {
            /** Format: uuid */
            sitting_id: string;
        };
        /**
         * SittingResumeData
         * @description Go on after a pause.
         */
        SittingResumeData: Record<string, never>;
        /** SittingResumeFrame */
        SittingResumeFrame: {
            id: string;
            /** @constant */
            type: "sitting.resume";
            data: components["schemas"]["SittingResumeData"];
        };
        /**
         * SittingResumed
         * @description The sitting goes on.
         */
        SittingResumed: Record<string, never>;
        /**
         * SittingResumedEvent
         * @description The sitting goes on.
         */
        SittingResumedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sitting.resumed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["SittingResumed"] | null;
        };
        /**
         * SittingScheduleBody
         * @description Plan a sitting of a consultation; without a title it is called as the consultation is.
         */
        SittingScheduleBody: {
            /** @default  */
            title?: string;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            /** @default  */
            place?: string;
            /** @default internal */
            confidentiality?: components["schemas"]["Confidentiality"];
            /** @default false */
            is_rehearsal?: boolean;
        };
        /**
         * SittingScheduled
         * @description A sitting is planned.
         */
        SittingScheduled: {
            /** Format: uuid */
            sitting_id: string;
            /** Format: uuid */
            consultation_id: string;
            title: string;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            place: string;
            confidentiality: components["schemas"]["Confidentiality"];
            is_rehearsal: boolean;
        };
        /**
         * SittingScheduledEvent
         * @description A sitting is planned.
         */
        SittingScheduledEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sitting.scheduled";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["SittingScheduled"] | null;
        };
        /**
         * SittingStartData
         * @description Begin (进行中).
         */
        SittingStartData: Record<string, never>;
        /** SittingStartFrame */
        SittingStartFrame: {
            id: string;
            /** @constant */
            type: "sitting.start";
            data: components["schemas"]["SittingStartData"];
        };
        /**
         * SittingStarted
         * @description The sitting has begun.
         */
        SittingStarted: Record<string, never>;
        /**
         * SittingStartedEvent
         * @description The sitting has begun.
         */
        SittingStartedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sitting.started";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["SittingStarted"] | null;
        };
        /**
         * SittingState
         * @description Where a sitting stands (待召开、等候中、进行中、休会、已结束、已办结).
         * @enum {string}
         */
        SittingState: "scheduled" | "waiting" | "running" | "suspended" | "ended" | "closed";
        /**
         * SittingSuspendData
         * @description Pause (休会).
         */
        SittingSuspendData: Record<string, never>;
        /** SittingSuspendFrame */
        SittingSuspendFrame: {
            id: string;
            /** @constant */
            type: "sitting.suspend";
            data: components["schemas"]["SittingSuspendData"];
        };
        /**
         * SittingSuspended
         * @description The sitting pauses.
         */
        SittingSuspended: Record<string, never>;
        /**
         * SittingSuspendedEvent
         * @description The sitting pauses.
         */
        SittingSuspendedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sitting.suspended";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["SittingSuspended"] | null;
        };
        /**
         * SittingUnlockData
         * @description Let people in again as the rule says.
         */
        SittingUnlockData: Record<string, never>;
        /** SittingUnlockFrame */
        SittingUnlockFrame: {
            id: string;
            /** @constant */
            type: "sitting.unlock";
            data: components["schemas"]["SittingUnlockData"];
        };
        /**
         * SittingUnlocked
         * @description People are let in again as the rule says.
         */
        SittingUnlocked: Record<string, never>;
        /**
         * SittingUnlockedEvent
         * @description People are let in again as the rule says.
         */
        SittingUnlockedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sitting.unlocked";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["SittingUnlocked"] | null;
        };
        /**
         * Snapshot
         * @description The room at one moment: ``state`` is what the streams said up to the ``seq`` given for each.
         */
        Snapshot: {
            state: components["schemas"]["RoomState"];
            streams: {
                [key: string]: number;
            };
            me: components["schemas"]["Me"];
            people: components["schemas"]["Person"][];
            departments: components["schemas"]["Department"][];
            ballots: components["schemas"]["OwnBallot"][];
            passed_over: string[];
            rules: components["schemas"]["MessageRules"];
            heartbeat: number;
        };
        /** SnapshotFrame */
        SnapshotFrame: {
            /** @constant */
            type: "room.snapshot";
            /** @constant */
            v: 1;
            data: components["schemas"]["Snapshot"];
        };
        /**
         * StandingChanged
         * @description To one person: their standing in a room is now this. ``reason`` is what was given for a removal.
         */
        StandingChanged: {
            /** Format: uuid */
            room_id: string;
            role: components["schemas"]["ParticipantRole"];
            admission: components["schemas"]["Admission"];
            reason: string;
        };
        /**
         * StandingChangedEvent
         * @description To one person: their standing in a room is now this. ``reason`` is what was given for a removal.
         */
        StandingChangedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "standing.changed";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["StandingChanged"] | null;
        };
        /**
         * StandingState
         * @description The reader's own standing: whether they are let in, and if they were removed, why.
         */
        StandingState: {
            /** @default admitted */
            admission: components["schemas"]["Admission"];
            /** @default  */
            reason: string;
        };
        /**
         * State
         * @enum {string}
         */
        State: "waiting" | "granted" | "speaking" | "paused" | "done" | "withdrawn" | "expired" | "written" | "taken_away";
        /**
         * StayItem
         * @description A time during which a device was in the room; ``ends_at`` is ``None`` while it lasts.
         */
        StayItem: {
            device: components["schemas"]["DeviceKind"];
            /** Format: date-time */
            begins_at: string;
            ends_at: string | null;
        };
        /**
         * Subscribed
         * @description The forwarder's offer; answer it under the same ``version``.
         */
        Subscribed: {
            is_new: boolean;
            sdp: string;
            version: number;
            tracks: components["schemas"]["SubscribedTrack"][];
        };
        /**
         * SubscribedTrack
         * @description A track in the forwarder's offer and whose it is.
         */
        SubscribedTrack: {
            mid: string;
            publication_id: string;
            /** Format: uuid */
            participant_id: string;
            kind: components["schemas"]["MediaKind"];
            source: components["schemas"]["MediaSource"];
        };
        /**
         * TakenAwayState
         * @description A question that a department answers in writing by ``due_on``. ``seq`` is that of its ``floor.taken_away``.
         */
        TakenAwayState: {
            /** Format: uuid */
            request_id: string;
            seq: number;
            is_inner: boolean;
            item_id: string | null;
            /** Format: uuid */
            participant_id: string;
            /** Format: uuid */
            department_id: string;
            question: string;
            /** Format: date */
            due_on: string;
        };
        /**
         * TalkState
         * @description How many seconds somebody has spoken; ``is_inner`` under confidential items.
         */
        TalkState: {
            /** Format: uuid */
            participant_id: string;
            is_inner: boolean;
            seconds: number;
        };
        /**
         * TalkTimes
         * @description Who had spoken how long ``at`` that moment, whoever speaks included; in each list the longest first.
         */
        TalkTimes: {
            /** Format: date-time */
            at: string;
            people: components["schemas"]["PersonTalk"][];
            sectors: components["schemas"]["SectorTalk"][];
            organisations: components["schemas"]["OrganisationTalk"][];
            items: components["schemas"]["ItemTalk"][];
        };
        /**
         * TermBegun
         * @description This is the current term now: its members are the members.
         */
        TermBegun: {
            /** Format: uuid */
            term_id: string;
            number: number;
        };
        /**
         * TermBegunEvent
         * @description This is the current term now: its members are the members.
         */
        TermBegunEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "term.begun";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["TermBegun"] | null;
        };
        /**
         * TermCreateBody
         * @description Enter a term, so that its members can be listed before it begins.
         */
        TermCreateBody: {
            number: number;
            /** Format: date */
            starts_on: string;
        };
        /**
         * TermCreated
         * @description A term was entered; it is not yet the current one.
         */
        TermCreated: {
            /** Format: uuid */
            term_id: string;
            number: number;
        };
        /**
         * TermCreatedEvent
         * @description A term was entered; it is not yet the current one.
         */
        TermCreatedEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "term.created";
            /** @constant */
            v: 1;
            stream: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string | null;
            data: components["schemas"]["TermCreated"] | null;
        };
        /**
         * TermItem
         * @description A term of the committee.
         */
        TermItem: {
            /** Format: uuid */
            id: string;
            number: number;
            name: string;
            /** Format: date */
            starts_on: string;
            ends_on: string | null;
            is_current: boolean;
        };
        /**
         * TermList
         * @description All terms, the newest first.
         */
        TermList: {
            items: components["schemas"]["TermItem"][];
        };
        /**
         * TermResult
         * @description Which term it was.
         */
        TermResult: {
            /** Format: uuid */
            term_id: string;
        };
        /**
         * TextCodeAnswer
         * @description Until when the code can be entered, if it was sent, and in how many seconds another may be asked for.
         */
        TextCodeAnswer: {
            /** Format: date-time */
            expires_at: string;
            retry_after: number;
        };
        /**
         * TextCodeAsk
         * @description The phone to which a code is to be sent.
         */
        TextCodeAsk: {
            phone: string;
        };
        /**
         * TextState
         * @description What became of a text.
         * @enum {string}
         */
        TextState: "open" | "sent" | "failed" | "dropped";
        /**
         * TicketAnswer
         * @description The secret for one connection.
         */
        TicketAnswer: {
            ticket: string;
            /** Format: date-time */
            expires_at: string;
        };
        /**
         * Todo
         * @description What somebody invited can do about a sitting now: go in, answer, read its papers.
         * @enum {string}
         */
        Todo: "enter" | "answer" | "read";
        /**
         * TurnItem
         * @description One turn, whether it is to come, going on or over.
         *
         *     ``text`` is the written speech, or the question that a department took away; ``reason`` is why a turn was revoked.
         */
        TurnItem: {
            /** Format: uuid */
            request_id: string;
            /** Format: uuid */
            participant_id: string;
            item_id: string | null;
            kind: components["schemas"]["FloorKind"];
            state: string;
            arranged: number | null;
            is_substitute: boolean;
            about_id: string | null;
            department_id: string | null;
            source_id: string | null;
            limit: number;
            seconds: number;
            /** Format: date-time */
            asked_at: string;
            granted_at: string | null;
            began_at: string | null;
            ended_at: string | null;
            end: components["schemas"]["FloorEnd"] | null;
            reason: string;
            text: string;
            due_on: string | null;
        };
        /**
         * TurnList
         * @description Turns in the order in which they were called up, and then of those that were not.
         */
        TurnList: {
            items: components["schemas"]["TurnItem"][];
        };
        /**
         * TurnResult
         * @description Which turn it was, and where it stands now.
         */
        TurnResult: {
            /** Format: uuid */
            request_id: string;
            state: components["schemas"]["State"];
        };
        /**
         * UsualItem
         * @description An item as agendas of one form of consultation usually have it.
         */
        UsualItem: {
            kind: components["schemas"]["AgendaKind"];
            title: string;
            /** @default 0 */
            minutes: number;
            /** @default null */
            floor_order: components["schemas"]["FloorOrder"] | null;
        };
        /**
         * Verdict
         * @description What entering the row would do.
         * @enum {string}
         */
        Verdict: "new" | "updated" | "unchanged" | "error";
        /**
         * VideoPreference
         * @description How large a picture is wanted; a publisher that sends one size sends it for each of these but ``off``.
         * @enum {string}
         */
        VideoPreference: "off" | "low" | "medium" | "high";
        /**
         * WaitingState
         * @description For operators: somebody in the lobby.
         */
        WaitingState: {
            /** Format: uuid */
            participant_id: string;
            /** Format: date-time */
            since: string;
            is_bound: boolean;
        };
        /**
         * Whereabouts
         * @description How a participant takes part (我在会场、我在线上).
         * @enum {string}
         */
        Whereabouts: "hall" | "online";
        /**
         * WrittenState
         * @description Somebody has handed in a written speech of ``length`` characters.
         */
        WrittenState: {
            /** Format: uuid */
            request_id: string;
            item_id: string | null;
            /** Format: uuid */
            participant_id: string;
            length: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    language_choose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchedOwnAccountChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountAnswer"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    account_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountCreateBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    account_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedAccountChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    account_activate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    account_deactivate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    consultations: {
        parameters: {
            query?: {
                /** @description Only those of this form. */
                form_id?: string;
                /** @description Only those that this body leads. */
                lead_body_id?: string;
                /** @description At most so many. */
                limit?: number;
                /** @description Only those that I began, that my own body leads, or to whose sittings I am invited. */
                mine?: boolean;
                /** @description Leave out so many from the beginning. */
                offset?: number;
                /** @description Only those that have come so far; without it, all that were not given up. */
                phase?: "preparing" | "upcoming" | "held" | "withdrawn";
                /** @description Part of a title, or the number of a linked proposal. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsultationPage"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    consultation_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsultationCreateBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsultationResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    consultation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consultation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsultationAnswer"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    consultation_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                consultation_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedConsultationChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsultationResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sitting_schedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                consultation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SittingScheduleBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SittingResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    consultation_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                consultation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsultationResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    devices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DevicesAnswer"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    device_revoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                device_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    file_upload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileItem"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    file_read: {
        parameters: {
            query?: {
                /** @description Whether it is to be saved rather than shown. */
                download?: boolean;
            };
            header?: {
                /** @description One range of bytes. */
                Range?: string;
            };
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description It is the one the client has. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormList"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    form_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormCreateBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    form_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                form_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedFormChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    form_activate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                form_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    form_deactivate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                form_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    home: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Home"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationDetails"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invitation_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invitation_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedInvitationChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invitation_admit_deputy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeputyResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invitation_answer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationAnswerBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    login_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginSessionsAnswer"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    login_revoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                login_session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    membership_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MembershipCreateBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    membership_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    membership_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedMembershipChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notice_dismiss: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                notice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    organisations: {
        parameters: {
            query?: {
                /** @description False lists those that can no longer be chosen. */
                is_active?: boolean;
                /** @description Only those of this kind. */
                kind?: "special_committee" | "office" | "department" | "assigning_body";
                /** @description At most so many. */
                limit?: number;
                /** @description Leave out so many from the beginning. */
                offset?: number;
                /** @description Part of a name or a short name. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationPage"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    organisation_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationCreateBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationAnswer"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    organisation_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedOrganisationChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    organisation_activate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    organisation_deactivate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    organisation_appoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                account_id: string;
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationAppointBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    organisation_dismiss: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                account_id: string;
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    people: {
        parameters: {
            query?: {
                /** @description Members of the term, officials of departments and assigning bodies, the secretariat, or places that sign in. */
                group?: "members" | "officials" | "secretariat" | "venues";
                /** @description False lists the deactivated accounts, for those who may see them. */
                is_active?: boolean;
                /** @description At most so many. */
                limit?: number;
                /** @description Leave out so many from the beginning. */
                offset?: number;
                /** @description Only those with a role in this organisation. */
                organisation_id?: string;
                /** @description Part of a name or a post; for those who see them, of a phone, a card number or a user name too. */
                search?: string;
                /** @description Only members for this sector. */
                sector_id?: string;
                /** @description The term whose memberships count, the current one unless told. */
                term_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonPage"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                    /** @enum {string} */
                    kind: "members" | "departments";
                    /** Format: uuid */
                    term_id?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_template: {
        parameters: {
            query: {
                /** @description A list of members or of departments. */
                kind: "members" | "departments";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    people_import: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeopleImportBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_rows: {
        parameters: {
            query?: {
                /** @description At most so many. */
                limit?: number;
                /** @description Leave out so many from the beginning. */
                offset?: number;
                /** @description Only those of this verdict. */
                verdict?: "new" | "updated" | "unchanged" | "error";
            };
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRowPage"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonAnswer"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    person_devices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DevicesAnswer"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    qr_login_ask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QrLoginAnswer"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    qr_login: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                qr_login_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QrLoginStateAnswer"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    qr_login_claim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                qr_login_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionAnswer"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rooms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomList"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    room: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    participant_admit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ParticipantAdmitBody"];
            };
        };
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    agenda_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgendaStepBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgendaStepResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    room_attendances: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceList"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    room_attendance_workbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    room_ballots: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnBallotList"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    room_call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallSetup"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    call_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallAnswerBody"];
            };
        };
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    call_subscribe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CallSubscribeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscribed"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    call_prefer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CallPreferBody"];
            };
        };
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    call_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallPublishBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Published"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    call_unpublish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sitting_close: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CourseResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sitting_end: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CourseResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    room_events: {
        parameters: {
            query: {
                /** @description JSON object: stream name → seq already known. */
                since: string;
            };
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventRange"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    floor_pass: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FloorPassBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurnResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    floor_grant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["FloorGrantBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurnResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    floor_arrange: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FloorArrangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    floor_next: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FloorNextBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurnResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    floor_set_order: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FloorSetOrderBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    floor_request: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["FloorRequestBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurnResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    floor_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                request_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurnResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    floor_extend: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                request_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["FloorExtendBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurnResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    floor_move: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                request_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FloorMoveBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    floor_release: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                request_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurnResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    floor_revoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                request_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FloorRevokeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurnResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    floor_take: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                request_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurnResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    floor_take_away: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                request_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FloorTakeAwayBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurnResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    room_talk_times: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TalkTimes"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    room_turns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurnList"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    floor_hand_in: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FloorHandInBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurnResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sitting_lock: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CourseResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    room_messages: {
        parameters: {
            query?: {
                /** @description Only messages before the one with this id. */
                before?: string;
                /** @description At most so many, 1–200; 50 unless told. */
                limit?: number;
            };
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    message_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessagePostBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    message_edit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                message_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchedMessageEditBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    message_hide: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                message_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageHideBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    question_state: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                message_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionStateBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    note_write: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteWriteBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sitting_open: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CourseResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    participant_count: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                participant_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParticipantCountBody"];
            };
        };
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    call_open: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                participant_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallOpenBody"];
            };
        };
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    call_mute: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                participant_id: string;
                room_id: string;
                source: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    call_unmute: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                participant_id: string;
                room_id: string;
                source: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    participant_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                participant_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ParticipantRemoveBody"];
            };
        };
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    participant_check_in: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                participant_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    participant_check_out: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                participant_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    participant_turn_away: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                participant_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ParticipantTurnAwayBody"];
            };
        };
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    room_people: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonList"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    poll_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PollCreateBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PollResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    poll_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                poll_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PollChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PollResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    poll_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                poll_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ballot_cast: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                poll_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BallotCastBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BallotResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    poll_breakdown: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                poll_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Breakdown"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    poll_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                poll_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PollCancelBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PollResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    poll_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                poll_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PollResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    poll_codes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                poll_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeList"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    poll_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                poll_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PollResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    poll_publish: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                poll_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PollResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    poll_remind: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                poll_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    poll_repeat: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                poll_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PollResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    poll_result_paper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                poll_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    poll_result_workbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                poll_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    poll_roll: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                poll_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RollList"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    room_quality: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomQuality"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recording_start: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RecordingStartBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordingResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recording_stop: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordingResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    room_recordings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordingList"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    room_recording: {
        parameters: {
            query?: {
                /** @description Whether it is to be saved rather than played. */
                download?: boolean;
            };
            header?: {
                /** @description One range of bytes. */
                Range?: string;
            };
            path: {
                recording_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/ogg": string;
                };
            };
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/ogg": string;
                };
            };
            /** @description It is the one the client has. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recording_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recording_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordingDeletionResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    room_recording_film: {
        parameters: {
            query?: {
                /** @description Whether it is to be saved rather than played. */
                download?: boolean;
            };
            header?: {
                /** @description One range of bytes. */
                Range?: string;
            };
            path: {
                recording_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "video/mp4": string;
                };
            };
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "video/mp4": string;
                };
            };
            /** @description It is the one the client has. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    film_make: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                recording_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilmResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    film_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                recording_id: string;
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilmResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    room_recording_pictures: {
        parameters: {
            query?: {
                /** @description Whether it is to be saved rather than played. */
                download?: boolean;
            };
            header?: {
                /** @description One range of bytes. */
                Range?: string;
            };
            path: {
                recording_id: string;
                room_id: string;
                source: "camera" | "screen";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "video/x-matroska": string;
                };
            };
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "video/x-matroska": string;
                };
            };
            /** @description It is the one the client has. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sitting_resume: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CourseResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sitting_start: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CourseResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    room_stream: {
        parameters: {
            query: {
                /** @description This tab's id, 8–32 of a–z and 0–9. */
                device: string;
                /** @description JSON object: stream name → seq already known. */
                since?: string;
            };
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each data line is a ServerFrame. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sitting_suspend: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CourseResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    room_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketAnswer"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sitting_unlock: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CourseResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    participant_mark: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParticipantMarkBody"];
            };
        };
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rule_scopes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleScopeList"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rule_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scope: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleSetAnswer"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rules_reset: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                scope: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rules_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                scope: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchedRulesChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sectors: {
        parameters: {
            query?: {
                /** @description The term whose members are counted, the current one unless told. */
                term_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SectorList"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sector_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SectorCreateBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SectorResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sector_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                sector_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sector_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                sector_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedSectorChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SectorResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    session_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionAnswer"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    session_start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionAnswer"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    session_end: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sittings: {
        parameters: {
            query?: {
                /** @description True lists those that were called off. */
                is_cancelled?: boolean;
                /** @description True lists those that have ended, false those that have not. */
                is_over?: boolean;
                /** @description Only those of consultations that this body leads. */
                lead_body_id?: string;
                /** @description At most so many. */
                limit?: number;
                /** @description Only those to which I am invited. */
                mine?: boolean;
                /** @description Leave out so many from the beginning. */
                offset?: number;
                /** @description Part of a title or a place. */
                search?: string;
                /** @description Only those that end after this moment. */
                since?: string;
                /** @description Only those that begin before this moment. */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SittingPage"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sitting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SittingAnswer"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sitting_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedSittingChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SittingResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    agenda: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agenda"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    agenda_arrange: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgendaArrangeBody"];
            };
        };
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    agenda_fill: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    agenda_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                item_id: string;
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgendaPutBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgendaResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    agenda_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                item_id: string;
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    agenda_move: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                item_id: string;
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgendaMoveBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgendaResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    announcement: {
        parameters: {
            query?: {
                /** @description The language of the text. */
                language?: "zh-CN" | "en";
            };
            header?: never;
            path: {
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Announcement"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sitting_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SittingCancelBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SittingResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sitting_renew_code: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SittingResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sitting_entries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryList"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invitations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationList"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invitation_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["InvitationAddBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationsResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invitation_send: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["InvitationSendBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationsResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    entry_issue_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation_id: string;
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EntryIssueLinkBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    entry_revoke_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                invitation_id: string;
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    entry_send_links: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EntrySendLinksBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    entry_issue_links: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EntryIssueLinksBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinksResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sitting_papers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperList"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paper_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperPutBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paper_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                paper_id: string;
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paper_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                paper_id: string;
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sitting_print_links: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PersonalPrint"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sitting_print_notices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PersonalPrint"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sitting_print: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "agenda" | "notice" | "seat_cards" | "sign_in" | "speakers";
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invitation_add_venue: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                sitting_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationAddVenueBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    terms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermList"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    term_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TermCreateBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    term_begin: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same body, the request has no second effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                term_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermResult"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    text_code_ask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextCodeAsk"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TextCodeAnswer"];
                };
            };
            /** @description A problem, told by its code. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
